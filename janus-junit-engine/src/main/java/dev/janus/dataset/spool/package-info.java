/** What does not fit into memory, in temporary files. */
@NullMarked
package dev.janus.dataset.spool;

import org.jspecify.annotations.NullMarked;
