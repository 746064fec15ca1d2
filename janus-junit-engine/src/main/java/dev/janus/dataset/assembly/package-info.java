/** Makes a bench of rows, or the list of all that is wrong with them. */
@NullMarked
package dev.janus.dataset.assembly;

import org.jspecify.annotations.NullMarked;
