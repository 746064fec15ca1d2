/** The port to chat models over HTTP: OpenAI-compatible chat completions, limits, retries. */
@NullMarked
package dev.janus.chat.http;

import org.jspecify.annotations.NullMarked;
