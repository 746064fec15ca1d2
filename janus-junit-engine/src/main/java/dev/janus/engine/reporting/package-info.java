/** What the launcher hears of a run, in which order and words. */
@NullMarked
package dev.janus.engine.reporting;

import org.jspecify.annotations.NullMarked;
