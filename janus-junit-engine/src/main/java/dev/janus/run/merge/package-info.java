/** Puts the records of all shards of a bench together: one record, as of an unsharded run. */
@NullMarked
package dev.janus.run.merge;

import org.jspecify.annotations.NullMarked;
