package dev.janus.chat.batch;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A chat model that answers from a store. What is not there is either asked and stored, so that it
 * is asked once only, or collected for the next batch.
 *
 * <p>A failure that was stored is thrown again. Thread-safe. When the disk fails, an {@link
 * UncheckedIOException} that says what to do ends the call: nothing can be paid for that cannot be
 * kept.
 */
@API(status = Status.INTERNAL)
public final class StoredModel implements ChatModel {

  private final CompletionStore store;
  private final ChatModel source;

  private StoredModel(CompletionStore store, ChatModel source) {
    this.store = store;
    this.source = source;
  }

  /**
   * Returns a model that is asked directly. Failures of requests that were sent are stored, too;
   * what was not even sent is asked again.
   */
  public static StoredModel asking(CompletionStore store, ChatModel model) {
    return new StoredModel(store, request -> ask(store, model, request));
  }

  /**
   * Returns a model whose requests are collected for the next batch; calls then end with a {@link
   * NotYetAnsweredException}.
   */
  public static StoredModel collecting(CompletionStore store, BatchRun batches) {
    return new StoredModel(store, request -> collect(batches, request));
  }

  private static Completion ask(CompletionStore store, ChatModel model, ChatRequest request)
      throws ChatException, InterruptedException {
    String name = RequestName.of(request.id());
    try {
      Completion completion = model.complete(request);
      put(store, name, new StoredAnswer.Answered(completion));
      return completion;
    } catch (ChatException e) {
      if (e.attempts() > 0) {
        put(store, name, new StoredAnswer.Failed(String.valueOf(e.getMessage()), e.attempts()));
      }
      throw e;
    }
  }

  private static void put(CompletionStore store, String name, StoredAnswer answer) {
    try {
      store.put(name, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Completion collect(BatchRun batches, ChatRequest request) throws ChatException {
    try {
      throw batches.want(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Completion complete(ChatRequest request) throws ChatException, InterruptedException {
    Optional<StoredAnswer> stored = find(request);
    return stored.isPresent() ? stored.get().get() : source.complete(request);
  }

  private Optional<StoredAnswer> find(ChatRequest request) {
    try {
      return store.find(RequestName.of(request.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
