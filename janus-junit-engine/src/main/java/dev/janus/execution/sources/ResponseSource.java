package dev.janus.execution.sources;

import dev.janus.bench.Prompt;
import dev.janus.chat.ChatException;
import dev.janus.chat.Conversation;
import dev.janus.generate.Response;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Where responses come from: a generator, or a transcript. Thread-safe. */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface ResponseSource {

  /**
   * Returns the response to one turn of a prompt.
   *
   * @param turn from 0
   * @throws ChatException if there is none to be had
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  Response respond(Prompt prompt, Conversation conversation, int turn)
      throws ChatException, InterruptedException;
}
