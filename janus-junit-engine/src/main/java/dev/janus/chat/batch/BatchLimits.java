package dev.janus.chat.batch;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How much a server takes in one batch.
 *
 * @param requests at least 1
 * @param bytes of the file of requests, at least 1
 */
@API(status = Status.INTERNAL)
public record BatchLimits(int requests, long bytes) {

  /** What OpenAI takes: 50,000 requests, 200 MB. */
  public static final BatchLimits DEFAULT = new BatchLimits(50_000, 200_000_000);

  /** Refuses values out of range. */
  public BatchLimits {
    if (requests < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          """
          batch limits: no request could ever be sent
            found: at most %d requests and %d bytes in a batch
            fix: allow at least 1 of each"""
              .formatted(requests, bytes));
    }
  }
}
