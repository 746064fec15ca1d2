/** Which fields of a record make up a row, for each kind of bench. */
@NullMarked
package dev.janus.dataset.shape;

import org.jspecify.annotations.NullMarked;
