@NullMarked
package dev.janus;

import org.jspecify.annotations.NullMarked;
