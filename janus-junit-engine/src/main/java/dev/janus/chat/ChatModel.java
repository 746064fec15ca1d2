package dev.janus.chat;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The port to any chat model.
 *
 * <p>Implementations must be thread-safe and bound their own calls in flight.
 */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface ChatModel {

  /**
   * Asks, and waits for the reply.
   *
   * @throws ChatException if no reply arrived after all retries
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  Completion complete(ChatRequest request) throws ChatException, InterruptedException;
}
