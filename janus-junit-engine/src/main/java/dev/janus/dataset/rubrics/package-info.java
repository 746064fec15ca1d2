/** Rubric sets, for rows without rubrics of their own. */
@NullMarked
package dev.janus.dataset.rubrics;

import org.jspecify.annotations.NullMarked;
