/** The run record: one versioned {@code run.jsonl}, written, read, resumed and replayed. */
@NullMarked
package dev.janus.run;

import org.jspecify.annotations.NullMarked;
