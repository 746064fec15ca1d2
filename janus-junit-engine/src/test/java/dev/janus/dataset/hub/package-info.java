@NullMarked
package dev.janus.dataset.hub;

import org.jspecify.annotations.NullMarked;
