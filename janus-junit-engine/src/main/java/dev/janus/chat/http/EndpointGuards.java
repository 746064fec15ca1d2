package dev.janus.chat.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One guard for each server, so that a generator and a judge on the same server share it.
 *
 * <p>Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class EndpointGuards {

  private final ConcurrentMap<BaseUrl, EndpointGuard> guards = new ConcurrentHashMap<>();

  /** Creates an empty collection. */
  public EndpointGuards() {}

  /**
   * Returns the guard of an endpoint's server. The first endpoint of a server decides how many
   * attempts may be in flight.
   */
  public EndpointGuard of(Endpoint endpoint) {
    return guards.computeIfAbsent(
        endpoint.url(),
        url ->
            new EndpointGuard(
                new CallLimit(endpoint.policy().maximumInFlight()),
                EndpointGuard.FAILURES_IN_A_ROW));
  }
}
