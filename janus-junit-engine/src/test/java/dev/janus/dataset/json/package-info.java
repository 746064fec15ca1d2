@NullMarked
package dev.janus.dataset.json;

import org.jspecify.annotations.NullMarked;
