package dev.janus.endpoint;

/** Counts for one server. Used by its thread only. */
final class Counting {

  private long requests;
  private long answers;
  private long abandoned;
  private int inFlight;
  private int mostInFlight;
  private long connections;
  private long refused;
  private long firstNanos;
  private long lastNanos;

  void connected() {
    connections++;
  }

  void refused() {
    refused++;
  }

  void requested(long now) {
    if (requests == 0) {
      firstNanos = now;
      lastNanos = now;
    }
    requests++;
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
  }

  void answered(long now) {
    answers++;
    inFlight--;
    lastNanos = now;
  }

  void abandoned() {
    abandoned++;
    inFlight--;
  }

  ServerCounts counts() {
    return new ServerCounts(
        requests, answers, abandoned, mostInFlight, connections, refused, lastNanos - firstNanos);
  }
}
