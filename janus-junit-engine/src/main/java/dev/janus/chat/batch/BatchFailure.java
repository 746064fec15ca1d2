package dev.janus.chat.batch;

import dev.janus.chat.ChatException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What ended the waiting for batches in another thread. */
@API(status = Status.INTERNAL)
public final class BatchFailure {

  private BatchFailure() {}

  /**
   * Throws what {@link BatchRun#complete} threw in the other thread.
   *
   * @return what to throw when it was nothing that is foreseen
   */
  public static IllegalStateException rethrow(ExecutionException e)
      throws ChatException, IOException, InterruptedException {
    if (e.getCause() instanceof ChatException refused) {
      throw refused;
    }
    if (e.getCause() instanceof IOException disk) {
      throw disk;
    }
    if (e.getCause() instanceof InterruptedException interrupt) {
      throw interrupt;
    }
    return new IllegalStateException("batches failed in an unforeseen way", e.getCause());
  }
}
