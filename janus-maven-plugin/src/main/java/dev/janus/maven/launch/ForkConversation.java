package dev.janus.maven.launch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts the lines of a fork into messages and output. Thread-safe. */
final class ForkConversation {
  private static final int LAST_LINES = 20;
  private static final int LONGEST_LINE = 500;

  private final ForkListener listener;
  private final List<SuiteSummary> suites = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, String> headers = new TreeMap<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private boolean done;

  ForkConversation(ForkListener listener) {
    this.listener = listener;
  }

  void output(String line) {
    Optional<ForkMessage> message = ForkMessage.parse(line);
    if (message.isPresent()) {
      message(message.get());
    } else {
      keep(line);
      listener.output(line);
    }
  }

  void warning(String line) {
    keep(line);
    listener.warning(line);
  }

  private void message(ForkMessage message) {
    if (message.kind().equals(ForkMessage.PROGRESS)) {
      Progress.of(message.fields()).ifPresent(listener::progress);
      return;
    }
    synchronized (this) {
      switch (message.kind()) {
        case ForkMessage.SUITE -> suites.add(SuiteSummary.of(message));
        case ForkMessage.FAULT -> faults.add(Fault.of(message));
        case ForkMessage.HEADER ->
            headers.put(message.text(ForkOutcome.BENCH), message.text(ForkOutcome.HEADER));
        case ForkMessage.DONE -> done = true;
        default -> throw new IllegalStateException("unknown message: " + message);
      }
    }
  }

  private synchronized void keep(String line) {
    lastLines.addLast(
        line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
    if (lastLines.size() > LAST_LINES) {
      lastLines.removeFirst();
    }
  }

  /**
   * Returns what was said.
   *
   * @param process the id of the fork's process
   * @throws ForkFailedException if the fork did not say that it was done, or its exit code is not 0
   */
  synchronized ForkOutcome outcome(long process, int exitCode) throws ForkFailedException {
    if (done && exitCode == 0) {
      return new ForkOutcome(process, suites, faults, headers);
    }
    throw new ForkFailedException(exitCode == ForkedRun.NOT_RUN ? fault() : brokenOff(exitCode));
  }

  private String fault() {
    return faults.isEmpty()
        ? brokenOff(ForkedRun.NOT_RUN)
        : faults.get(faults.size() - 1).message();
  }

  private String brokenOff(int exitCode) {
    StringBuilder message =
        new StringBuilder("janus:run: the forked JVM ended before the run did\n  found: exit code ")
            .append(exitCode);
    if (!lastLines.isEmpty()) {
      message.append(", after these lines");
      lastLines.forEach(line -> message.append("\n    ").append(line));
    }
    return message
        .append(
            "\n  fix: remove the cause named there (for more memory, set <jvmArguments>) and run")
        .append(" again; what is in the run record is not paid for twice")
        .toString();
  }
}
