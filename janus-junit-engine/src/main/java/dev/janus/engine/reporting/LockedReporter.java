package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.execution.JudgedRubric;
import dev.janus.execution.RunListener;
import dev.janus.run.ResponseLine;
import dev.janus.text.Secrets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;

/**
 * Reports a run that happens in many threads so that every launcher gets it right: splits one after
 * another; tests started when their judging starts; and, under one lock, a test's output printed
 * and the test finished. Surefire gives output to whichever test finishes next, and a test to
 * whichever class is open.
 *
 * <p>What happens in a split before its turn has come is held back: the run is not. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class LockedReporter implements RunListener {

  private final EngineExecutionListener listener;
  private final GateKeeper gates;
  private final BigDecimal threshold;
  private final Secrets secrets;
  private final Stage stage;
  private final List<SplitReport> splits = new ArrayList<>();
  private final Map<String, SplitReport> bySplit = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private int current;

  /**
   * Creates a reporter of one run.
   *
   * @param containers the splits, in the order in which they are told
   * @param gates sees all that is judged, and decides when a split is
   * @param secrets which are not shown
   */
  public LockedReporter(
      List<SplitDescriptor> containers,
      EngineExecutionListener listener,
      GateKeeper gates,
      Secrets secrets,
      Surroundings surroundings) {
    this.listener = listener;
    this.gates = gates;
    this.secrets = secrets;
    this.threshold = containers.get(0).plan().settings().demands().threshold();
    this.stage = new Stage(listener, surroundings.output());
    for (SplitDescriptor container : containers) {
      SplitReport report = SplitReport.of(container, stage);
      splits.add(report);
      bySplit.put(container.split(), report);
    }
  }

  /** Opens the first split. */
  public void begin() {
    locked(
        () -> {
          splits.get(0).open();
          advance();
        });
  }

  @Override
  public void promptStarted(Prompt prompt) {
    deliver(prompt, split -> split.promptStarted(prompt));
  }

  @Override
  public void responded(ResponseLine response) {
    gates.see(response);
  }

  @Override
  public void checkStarted(Prompt prompt, Rubric rubric) {
    deliver(prompt, split -> split.checkStarted(prompt, rubric));
  }

  @Override
  public void checkFinished(JudgedRubric judged) {
    gates.see(judged.check());
    CheckOutcome outcome = new CheckReport(judged, threshold, secrets).outcome();
    deliver(judged.prompt(), split -> split.checkFinished(outcome));
  }

  @Override
  public void promptFinished(Prompt prompt) {
    String id = prompt.id();
    deliver(prompt, split -> split.promptFinished(id));
  }

  /** Hands on a report entry of the engine. */
  public void publish(TestDescriptor engine, ReportEntry entry) {
    locked(() -> listener.reportingEntryPublished(engine, entry));
  }

  private void deliver(Prompt prompt, Consumer<SplitReport> event) {
    locked(
        () -> {
          SplitReport split = bySplit.get(prompt.split());
          if (split == null) {
            throw new IllegalStateException("no split " + prompt.split());
          }
          if (isCurrent(split)) {
            event.accept(split);
            advance();
          } else if (split.isToldInTurn()) {
            split.hold(() -> event.accept(split));
          } else {
            event.accept(split);
          }
        });
  }

  private boolean isCurrent(SplitReport split) {
    return current < splits.size() && splits.get(current) == split;
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Closes the current split when all of it is judged, and opens the next one. */
  private void advance() {
    while (current < splits.size() && splits.get(current).isJudged()) {
      SplitReport split = splits.get(current);
      split.judged();
      gates.decide(split.split()).forEach(split::gate);
      split.end();
      current++;
      if (current < splits.size()) {
        splits.get(current).open();
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
  public void stop(String reason, TestExecutionResult first) {
    locked(
        () -> {
          new EarlyEnd(stage, reason, first).of(splits.subList(current, splits.size()));
          current = splits.size();
        });
  }
}
