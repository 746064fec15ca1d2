@NullMarked
package dev.janus.run.merge;

import org.jspecify.annotations.NullMarked;
