@NullMarked
package dev.janus.dataset.location;

import org.jspecify.annotations.NullMarked;
