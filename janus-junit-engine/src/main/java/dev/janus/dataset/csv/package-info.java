/** Reads rows from CSV. */
@NullMarked
package dev.janus.dataset.csv;

import org.jspecify.annotations.NullMarked;
