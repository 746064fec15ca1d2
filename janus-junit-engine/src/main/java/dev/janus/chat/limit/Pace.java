package dev.janus.chat.limit;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How much a server is sent per minute, spread evenly. A {@code null} is no bound.
 *
 * @param requestsPerMinute requests, retries included; at least 1
 * @param tokensPerMinute tokens of requests and replies together; at least 1
 */
@API(status = Status.EXPERIMENTAL)
public record Pace(@Nullable Integer requestsPerMinute, @Nullable Integer tokensPerMinute) {

  /** As fast as the server answers. */
  public static final Pace UNBOUNDED = new Pace(null, null);

  /** Refuses values out of range. */
  public Pace {
    require("requests-per-minute", requestsPerMinute);
    require("tokens-per-minute", tokensPerMinute);
  }

  private static void require(String setting, @Nullable Integer rate) {
    if (rate != null && rate < 1) {
      throw new IllegalArgumentException(
          "pace: no request could ever be sent\n  found: %s of %d\n  fix: allow at least 1, or leave it out"
              .formatted(setting, rate));
    }
  }

  /** Returns the lower bounds of both. */
  public Pace and(Pace other) {
    return new Pace(
        lower(requestsPerMinute, other.requestsPerMinute),
        lower(tokensPerMinute, other.tokensPerMinute));
  }

  private static @Nullable Integer lower(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
