/** The port to any chat model, and its OpenAI-compatible HTTP adapter. */
@NullMarked
package dev.janus.chat;

import org.jspecify.annotations.NullMarked;
