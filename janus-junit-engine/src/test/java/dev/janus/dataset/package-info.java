@NullMarked
package dev.janus.dataset;

import org.jspecify.annotations.NullMarked;
