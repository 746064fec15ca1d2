@NullMarked
package dev.janus.dataset.cache;

import org.jspecify.annotations.NullMarked;
