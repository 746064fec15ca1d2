package dev.janus.benchmark;

import dev.janus.endpoint.Answer;
import dev.janus.endpoint.Completions;
import dev.janus.endpoint.LoopbackServer;
import dev.janus.endpoint.Request;
import dev.janus.endpoint.ServerCounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * A model that always says the same, after a fixed time. {@code GET /stats} tells what it saw,
 * {@code POST /reset} forgets it.
 */
final class StubServer implements AutoCloseable {

  private static final String RESPONSE =
      "This is a fixed answer of the stub. It is short, polite and of some use.";

  private final Duration latency;
  private final double rate429;
  private final int retryAfterSeconds;
  private final LoopbackServer server;
  private SplittableRandom random = new SplittableRandom(1);
  private long refusals;

  /**
   * Starts a stub.
   *
   * @param port 0 for one that is free
   * @param rate429 the share of requests that are refused for now
   */
  StubServer(int port, Duration latency, double rate429, int retryAfterSeconds) {
    this.latency = latency;
    this.rate429 = rate429;
    this.retryAfterSeconds = retryAfterSeconds;
    this.server = new LoopbackServer(this::answer, port);
  }

  /**
   * Runs until it is ended, and prints its address first.
   *
   * @param arguments port, latency in milliseconds, rate of 429, seconds of Retry-After
   */
  public static void main(String[] arguments) throws InterruptedException {
    Duration latency = Duration.ofMillis(Long.parseLong(arguments[1]));
    try (StubServer stub =
        new StubServer(
            Integer.parseInt(arguments[0]),
            latency,
            Double.parseDouble(arguments[2]),
            Integer.parseInt(arguments[3]))) {
      PrintStream out = System.out;
      out.println(stub.server.url());
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  private Answer answer(Request request) {
    if (request.is("GET /stats")) {
      return Answer.json(200, "", stats());
    }
    if (request.is("POST /reset")) {
      return Answer.json(200, "", "{}").whenSent(this::reset);
    }
    return completion(request).after(latency);
  }

  private Answer completion(Request request) {
    if (random.nextDouble() < rate429) {
      refusals++;
      return Completions.tooManyRequests(retryAfterSeconds);
    }
    // A model's name stands at the start or, with other clients, at the end; a prompt has none.
    boolean judged = request.body().contains("\"stub-judge\"");
    return Completions.says(judged ? "Feedback: fine. [RESULT] 4" : RESPONSE);
  }

  private void reset() {
    random = new SplittableRandom(1);
    refusals = 0;
    server.resetCounts();
  }

  /** Its own request is part of what it counts, so it is taken off. */
  private String stats() {
    ServerCounts counts = server.counts();
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    return String.format(
        Locale.ROOT,
        "{\"calls\":%d,\"refusals\":%d,\"maxInFlight\":%d,\"connections\":%d,\"window\":%.4f,\"cpu\":%.2f}",
        counts.requests() - 1,
        refusals,
        counts.mostInFlight(),
        counts.connections() - 1,
        counts.windowNanos() / 1e9,
        cpu);
  }

  @Override
  public void close() {
    server.close();
  }
}
