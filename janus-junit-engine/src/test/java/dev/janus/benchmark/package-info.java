/** Measures what a user waits and pays for. Run by {@code .ci/benchmark}; no test. */
@NullMarked
package dev.janus.benchmark;

import org.jspecify.annotations.NullMarked;
