@NullMarked
package dev.janus.run.cache;

import org.jspecify.annotations.NullMarked;
