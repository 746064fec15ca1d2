package dev.janus.engine;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.execution.JudgedRubric;
import dev.janus.execution.RunListener;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;

/**
 * Reports a run that happens in many threads so that every launcher gets it right: splits one after
 * another; tests started when their judging starts; and, under one lock, a test's output printed
 * and the test finished. Surefire gives output to whichever test finishes next, and a test to
 * whichever class is open.
 *
 * <p>What happens in a split before its turn has come is held back, so judging never waits for
 * reporting. Thread-safe.
 */
final class LockedReporter implements RunListener {

  private final EngineExecutionListener listener;
  private final GateKeeper gates;
  private final Surroundings surroundings;
  private final BigDecimal threshold;
  private final List<SplitReport> splits = new ArrayList<>();
  private final Map<String, SplitReport> bySplit = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int current;

  LockedReporter(
      List<SplitDescriptor> containers,
      EngineExecutionListener listener,
      GateKeeper gates,
      Surroundings surroundings) {
    this.listener = listener;
    this.gates = gates;
    this.surroundings = surroundings;
    this.threshold = containers.get(0).plan().settings().demands().threshold();
    for (SplitDescriptor container : containers) {
      SplitReport report = new SplitReport(container);
      splits.add(report);
      bySplit.put(container.split(), report);
    }
  }

  /** Opens the first split. */
  void begin() {
    locked(
        () -> {
          open(splits.get(0));
          advance();
        });
  }

  @Override
  public void promptStarted(Prompt prompt) {
    deliver(prompt, split -> start(split, split.prompt(prompt.id())));
  }

  @Override
  public void checkStarted(Prompt prompt, Rubric rubric) {
    deliver(prompt, split -> start(split, split.rubric(prompt.id(), rubric.id())));
  }

  @Override
  public void checkFinished(JudgedRubric judged) {
    gates.see(judged.check());
    Prompt prompt = judged.prompt();
    CheckReport report = new CheckReport(judged, threshold);
    deliver(
        prompt,
        split -> {
          RubricDescriptor descriptor = split.rubric(prompt.id(), judged.rubric().id());
          TestExecutionResult result = report.result();
          if (result.getStatus() != Status.SUCCESSFUL) {
            surroundings
                .output()
                .println(descriptor.getLegacyReportingName() + "\n" + report.details());
          }
          finish(split, descriptor, result);
        });
  }

  @Override
  public void promptFinished(Prompt prompt) {
    deliver(
        prompt,
        split -> {
          finish(split, split.prompt(prompt.id()), TestExecutionResult.successful());
          advance();
        });
  }

  /** Hands on a report entry of the engine. */
  void publish(TestDescriptor engine, ReportEntry entry) {
    locked(() -> listener.reportingEntryPublished(engine, entry));
  }

  /** An event of one split. */
  private interface Event {
    void report(SplitReport split);
  }

  private void deliver(Prompt prompt, Event event) {
    locked(
        () -> {
          SplitReport split = bySplit.get(prompt.split());
          if (split == null) {
            throw new IllegalStateException("no split " + prompt.split());
          }
          if (current < splits.size() && splits.get(current) == split) {
            event.report(split);
          } else {
            split.hold(() -> event.report(split));
          }
        });
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void start(SplitReport split, TestDescriptor descriptor) {
    split.started(descriptor);
    listener.executionStarted(descriptor);
  }

  private void finish(SplitReport split, TestDescriptor descriptor, TestExecutionResult result) {
    split.finished(descriptor);
    listener.executionFinished(descriptor, result);
  }

  /** Closes the current split when all of it is judged, and opens the next one. */
  private void advance() {
    while (current < splits.size() && splits.get(current).isJudged()) {
      SplitReport split = splits.get(current);
      gates.decide(split.split()).forEach((name, result) -> reportGate(split, name, result));
      finish(split, split.container(), TestExecutionResult.successful());
      current++;
      if (current < splits.size()) {
        open(splits.get(current));
      }
    }
  }

  private void open(SplitReport split) {
    start(split, split.container());
    while (!split.held().isEmpty()) {
      int before = current;
      split.held().remove().run();
      if (current != before) {
        return;
      }
    }
  }

  private void reportGate(SplitReport split, String name, TestExecutionResult result) {
    for (GateDescriptor gate : split.gates()) {
      if (gate.gate().gate().name().equals(name)) {
        start(split, gate);
        finish(split, gate, result);
      }
    }
  }

  /**
   * Reports all that is left when a run stops before its end. What is heard later, of a task that
   * would not stop, is not reported: the tests are finished.
   *
   * @param reason why, in one line
   * @param first what the first test that is left says; the others are skipped
   */
  void stop(String reason, TestExecutionResult first) {
    locked(
        () -> {
          new EarlyEnd(listener, reason, first).of(splits.subList(current, splits.size()));
          current = splits.size();
        });
  }
}
