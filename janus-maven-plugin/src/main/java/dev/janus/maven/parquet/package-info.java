/**
 * Parquet to Arrow, once, inside Maven's JVM and without any flag for it: no test's class path ever
 * carries a Parquet library.
 */
@NullMarked
package dev.janus.maven.parquet;

import org.jspecify.annotations.NullMarked;
