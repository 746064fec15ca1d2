@NullMarked
package dev.janus.bench;

import org.jspecify.annotations.NullMarked;
