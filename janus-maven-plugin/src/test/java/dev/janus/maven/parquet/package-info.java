@NullMarked
package dev.janus.maven.parquet;

import org.jspecify.annotations.NullMarked;
