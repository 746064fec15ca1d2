/** Pure rendering of a run and its outcomes. */
@NullMarked
package dev.janus.report;

import org.jspecify.annotations.NullMarked;
