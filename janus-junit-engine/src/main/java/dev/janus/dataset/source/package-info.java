/** Bytes that can be read, and what kind of file they are. */
@NullMarked
package dev.janus.dataset.source;

import org.jspecify.annotations.NullMarked;
