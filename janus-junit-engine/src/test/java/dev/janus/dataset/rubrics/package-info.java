@NullMarked
package dev.janus.dataset.rubrics;

import org.jspecify.annotations.NullMarked;
