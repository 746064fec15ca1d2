/** Reads rows from JSON and JSON lines. */
@NullMarked
package dev.janus.dataset.json;

import org.jspecify.annotations.NullMarked;
