package dev.janus.execution;

import dev.janus.chat.ChatException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private volatile boolean failed;
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /** Creates what does not stop a run yet. */
  public RunStop(OnFailure onFailure) {
    this.onFailure = onFailure;
  }

  /**
   * Has something done when the run is stopped, in the thread that stops it. What is said after it
   * was stopped is not done.
   */
  public void whenRequested(Runnable action) {
    actions.add(action);
  }

  /** Stops the run. */
  public void request(String why) {
    if (reason.compareAndSet(null, why)) {
      actions.forEach(Runnable::run);
    }
  }

  /** Tells whether a call that failed is the reason. */
  public boolean isForFailure() {
    return failed;
  }

  void callFailed(ChatException failure) {
    if (onFailure == OnFailure.STOP) {
      failed = true;
      request("janus.fail-fast: stopped at the first call that failed\n" + failure.getMessage());
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
