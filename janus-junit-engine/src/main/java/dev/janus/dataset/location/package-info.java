/** Where a bench is read from. */
@NullMarked
package dev.janus.dataset.location;

import org.jspecify.annotations.NullMarked;
