@NullMarked
package dev.janus.judge;

import org.jspecify.annotations.NullMarked;
