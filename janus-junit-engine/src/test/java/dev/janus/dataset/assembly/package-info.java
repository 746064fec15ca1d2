@NullMarked
package dev.janus.dataset.assembly;

import org.jspecify.annotations.NullMarked;
