package dev.janus.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A generator and a judge that go wrong as planned, and remember what they did. Thread-safe.
 *
 * <p>The name of a question is all that decides what becomes of it; its attempts are counted.
 */
public final class FaultyServer implements AutoCloseable {

  /** What a model would say to a question, were there no faults. */
  @FunctionalInterface
  public interface Model {
    /** Returns the reply. */
    String reply(String question);
  }

  /** How the server goes wrong. */
  public record Manner(FaultPlan plan, Duration latency, int retryAfterSeconds) {

    /** How often a byte of a trickle is sent. */
    private static final Duration TRICKLE = Duration.ofMillis(20);

    /** Goes wrong as planned, answers within 5 ms, and asks to wait for 1 s after a 429. */
    public static Manner of(FaultPlan plan) {
      return new Manner(plan, Duration.ofMillis(5), 1);
    }
  }

  private final Manner manner;
  private final Function<String, String> names;
  private final Model model;
  private final Map<String, List<Fault>> served = new TreeMap<>();
  private final Map<String, Integer> replies = new TreeMap<>();
  private final LoopbackServer server;
  private Consumer<Integer> observer = count -> {};
  private int requests;

  /**
   * Starts a server.
   *
   * @param names returns the name of a question from the body of its request
   */
  public FaultyServer(Manner manner, Function<String, String> names, Model model) {
    this.manner = manner;
    this.names = names;
    this.model = model;
    this.server = new LoopbackServer(this::answer);
  }

  private Answer answer(Request request) {
    Consumer<Integer> hook;
    int number;
    Answer answer;
    synchronized (this) {
      hook = observer;
      number = ++requests;
      String question = names.apply(request.body());
      List<Fault> attempts = served.computeIfAbsent(question, name -> new ArrayList<>());
      Fault fault = manner.plan.of(question, attempts.size());
      attempts.add(fault);
      answer =
          answer(fault, question).after(manner.latency).whenSent(() -> replied(fault, question));
    }
    hook.accept(number);
    return answer;
  }

  private synchronized void replied(Fault fault, String question) {
    if (!fault.isTransport()) {
      replies.merge(question, 1, Integer::sum);
    }
  }

  private Answer answer(Fault fault, String question) {
    return switch (fault) {
      case NONE -> Completions.says(model.reply(question));
      case TOO_MANY_REQUESTS -> Completions.tooManyRequests(manner.retryAfterSeconds);
      case SERVER_ERROR -> Completions.status(500, "scripted");
      case RESET -> Completions.says(model.reply(question)).resetHalfWay();
      case HANG -> Answer.hang();
      case TRICKLE -> Answer.trickle(Manner.TRICKLE);
      case UNPARSEABLE -> Completions.says("I cannot decide.");
      case BLANK -> Completions.says("");
    };
  }

  /** Tells somebody of each request, by its number from 1, in the server's thread. */
  public synchronized void observe(Consumer<Integer> newObserver) {
    observer = newObserver;
  }

  /** Returns the server beneath. */
  public LoopbackServer server() {
    return server;
  }

  /** Returns what janus.generator.url and janus.judge.url take. */
  public String url() {
    return server.url() + "/v1";
  }

  /** Returns what became of each attempt of each question, oldest first, by the question's name. */
  public synchronized Map<String, List<Fault>> served() {
    Map<String, List<Fault>> copy = new TreeMap<>();
    served.forEach((question, faults) -> copy.put(question, List.copyOf(faults)));
    return copy;
  }

  /** Returns how many replies to each question were sent whole, by the question's name. */
  public synchronized Map<String, Integer> replies() {
    return new TreeMap<>(replies);
  }

  @Override
  public void close() {
    server.close();
  }
}
