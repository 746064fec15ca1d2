/** Pure decisions: checks of a run and thresholds give gate outcomes. */
@NullMarked
package dev.janus.gate;

import org.jspecify.annotations.NullMarked;
