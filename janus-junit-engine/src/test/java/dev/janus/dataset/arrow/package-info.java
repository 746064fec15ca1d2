@NullMarked
package dev.janus.dataset.arrow;

import org.jspecify.annotations.NullMarked;
