package dev.janus.maven.launch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes the report of each split as soon as the split is finished, its tests in order of the tree,
 * and tells Maven's JVM. Thread-safe.
 */
final class RunListener implements TestExecutionListener {
  private static final String BENCH = "bench";
  private static final String EVERY_BENCH = "";

  private final ForkRequest request;
  private final ControlStream control;
  private final Clock clock;
  private final Map<String, Leaf> leaves = new ConcurrentHashMap<>();
  private final Map<String, Instant> starts = new ConcurrentHashMap<>();
  private volatile @Nullable TestPlan startedPlan;

  RunListener(ForkRequest request, ControlStream control, Clock clock) {
    this.request = request;
    this.control = control;
    this.clock = clock;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    startedPlan = plan;
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    starts.put(identifier.getUniqueId(), clock.instant());
    if (identifier.isTest()) {
      leaves.put(identifier.getUniqueId(), Leaf.started(identifier));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    List<TestIdentifier> tests = new ArrayList<>();
    collect(identifier, tests);
    tests.forEach(test -> leaves.put(test.getUniqueId(), Leaf.skipped(test, reason)));
    finishIfSuite(identifier);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult ending) {
    if (identifier.isTest()) {
      leaves.computeIfPresent(
          identifier.getUniqueId(), (id, leaf) -> leaf.finished(timeOf(id), ending));
    } else {
      ending.getThrowable().ifPresent(thrown -> fault(benchOf(identifier), thrown));
    }
    finishIfSuite(identifier);
  }

  @Override
  public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
    if (Progress.isProgress(entry.getKeyValuePairs())) {
      control.send(new ForkMessage(ForkMessage.PROGRESS, entry.getKeyValuePairs()));
    } else if (entry.getKeyValuePairs().containsKey(ForkOutcome.HEADER)) {
      control.send(new ForkMessage(ForkMessage.HEADER, entry.getKeyValuePairs()));
    }
  }

  private void finishIfSuite(TestIdentifier identifier) {
    if (isSuite(identifier)) {
      finishSuite(identifier);
    }
  }

  /** What is right below the engine is a suite: a split, or a test that stands for a bench. */
  private boolean isSuite(TestIdentifier identifier) {
    return plan()
        .getParent(identifier)
        .filter(parent -> plan().getRoots().contains(parent))
        .isPresent();
  }

  private void finishSuite(TestIdentifier suite) {
    List<TestIdentifier> tests = new ArrayList<>();
    collect(suite, tests);
    if (tests.isEmpty()) {
      return;
    }
    List<Leaf> ended =
        tests.stream()
            .map(test -> leaves.getOrDefault(test.getUniqueId(), Leaf.notRun(test)))
            .toList();
    ended.forEach(leaf -> leaf.fault().ifPresent(thrown -> fault(benchOf(suite), thrown)));
    Instant started = starts.getOrDefault(suite.getUniqueId(), clock.instant());
    report(new Suite(benchOf(suite), nameOf(suite), started, ended));
  }

  private void report(Suite suite) {
    try {
      if (!request.isPlan()) {
        suite.write(request.reports(suite.bench()));
      }
    } catch (IOException e) {
      // The platform swallows what a listener throws, and a missing report must not go unnoticed.
      control.send(new Fault(EVERY_BENCH, unwritten(suite, e)).toMessage());
    }
    control.send(suite.summary().toMessage());
  }

  private String unwritten(Suite suite, IOException cause) {
    return """
        %s: the tests of %s cannot be written
          found: %s
          fix: make room, or make the folder writable, and run again: what is recorded is not \
        paid for twice"""
        .formatted(request.reports(suite.bench()), suite.name(), cause);
  }

  private void fault(String bench, Throwable thrown) {
    control.send(new Fault(bench, FaultMessage.of(thrown)).toMessage());
  }

  private void collect(TestIdentifier identifier, List<TestIdentifier> tests) {
    if (identifier.isTest()) {
      tests.add(identifier);
    }
    plan().getChildren(identifier).forEach(child -> collect(child, tests));
  }

  private Duration timeOf(String test) {
    Instant now = clock.instant();
    return Duration.between(starts.getOrDefault(test, now), now);
  }

  private TestPlan plan() {
    return Objects.requireNonNull(startedPlan, "no test plan was started");
  }

  private static String benchOf(TestIdentifier identifier) {
    return identifier.getUniqueIdObject().getSegments().stream()
        .filter(segment -> segment.getType().equals(BENCH))
        .map(Segment::getValue)
        .findFirst()
        .orElse(EVERY_BENCH);
  }

  private static String nameOf(TestIdentifier suite) {
    return suite
        .getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .orElseGet(() -> benchOf(suite) + "." + suite.getLegacyReportingName());
  }
}
