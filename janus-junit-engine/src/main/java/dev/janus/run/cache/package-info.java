/** Answers that were paid for, kept for later runs. */
@NullMarked
package dev.janus.run.cache;

import org.jspecify.annotations.NullMarked;
