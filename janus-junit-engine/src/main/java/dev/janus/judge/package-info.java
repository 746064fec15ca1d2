/** From a response and a rubric to a verdict: templates, fence, reply parsing. */
@NullMarked
package dev.janus.judge;

import org.jspecify.annotations.NullMarked;
