@NullMarked
package dev.janus.dataset.source;

import org.jspecify.annotations.NullMarked;
