package dev.janus.engine.models;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import java.util.concurrent.Semaphore;

/**
 * Asks another model, at most so many times at once. Servers have a limit of their own; this is for
 * Java functions. As thread-safe as the other model.
 */
final class BoundedModel implements ChatModel {

  private final ChatModel model;
  private final Semaphore places;

  BoundedModel(ChatModel model, int atOnce) {
    this.model = model;
    this.places = new Semaphore(atOnce);
  }

  @Override
  public Completion complete(ChatRequest request) throws ChatException, InterruptedException {
    places.acquire();
    try {
      return model.complete(request);
    } finally {
      places.release();
    }
  }
}
