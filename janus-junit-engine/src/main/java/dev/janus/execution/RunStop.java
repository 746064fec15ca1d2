package dev.janus.execution;

import dev.janus.chat.ChatException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run before its end, in good order: no call is begun any more, those in flight are waited
 * for and recorded. The first reason counts. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class RunStop {

  /** What a call that fails for good does to the run. */
  public enum OnFailure {
    /** The others are made all the same. */
    GO_ON,
    /** No other is made. */
    STOP
  }

  private final OnFailure onFailure;
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /** Creates what does not stop a run yet. */
  public RunStop(OnFailure onFailure) {
    this.onFailure = onFailure;
  }

  /** Stops the run. */
  public void request(String why) {
    reason.compareAndSet(null, why);
  }

  void callFailed(ChatException failure) {
    if (onFailure == OnFailure.STOP) {
      request(
          "a call failed, and janus.fail-fast is set:\n" + String.valueOf(failure.getMessage()));
    }
  }

  boolean isRequested() {
    return reason.get() != null;
  }

  /** Returns why the run is to stop, if it is. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }
}
