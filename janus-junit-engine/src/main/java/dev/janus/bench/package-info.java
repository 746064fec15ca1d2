/** The nouns of a bench: prompts, their rubrics and preferences. No input or output. */
@NullMarked
package dev.janus.bench;

import org.jspecify.annotations.NullMarked;
