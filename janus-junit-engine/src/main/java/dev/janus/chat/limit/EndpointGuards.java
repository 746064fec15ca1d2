package dev.janus.chat.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One guard for each server, so that a generator and a judge on the same server share it.
 *
 * <p>Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class EndpointGuards {

  private final ConcurrentMap<String, EndpointGuard> guards = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /**
   * Creates an empty collection.
   *
   * @param nanos nanoseconds since any instant, such as {@link System#nanoTime}
   */
  public EndpointGuards(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Returns the guard of a server. The first policy for a server decides how many attempts may be
   * in flight; of all policies for it, the lowest paces apply.
   *
   * @param server its base URL, in one form
   */
  public EndpointGuard of(String server, CallPolicy policy) {
    EndpointGuard guard =
        guards.computeIfAbsent(
            server, url -> new EndpointGuard(policy, EndpointGuard.FAILURES_IN_A_ROW, nanos));
    guard.slowTo(policy.pace());
    return guard;
  }
}
