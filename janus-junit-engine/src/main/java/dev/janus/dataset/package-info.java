/** Readers that turn files into a {@link dev.janus.bench.Bench}. */
@NullMarked
package dev.janus.dataset;

import org.jspecify.annotations.NullMarked;
