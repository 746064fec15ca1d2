package dev.janus.engine;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.engine.RunSources.Opened;
import dev.janus.execution.Cancellation;
import dev.janus.execution.JudgedRubric;
import dev.janus.execution.Pipeline;
import dev.janus.execution.Pipeline.Ending;
import dev.janus.execution.PromptOrder;
import dev.janus.execution.ReportFolder;
import dev.janus.execution.RunListener;
import dev.janus.gate.Gates;
import dev.janus.run.Check;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunReader;
import dev.janus.run.RunSession;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;

/** A run whose record is open: from the first prompt to the report. */
final class StartedRun {

  private static final String RESUME = "run again to go on: what is recorded is not paid for twice";

  private final BenchPlan plan;
  private final List<SplitDescriptor> containers;
  private final Surroundings surroundings;
  private final RunFolder folder;
  private final RunSession session;

  StartedRun(
      List<SplitDescriptor> containers,
      Surroundings surroundings,
      RunFolder folder,
      RunSession session) {
    this.plan = containers.get(0).plan();
    this.containers = containers;
    this.surroundings = surroundings;
    this.folder = folder;
    this.session = session;
  }

  /** Runs all that is selected; whatever goes wrong is the result of a test. */
  void run(
      TestDescriptor engine,
      EngineExecutionListener listener,
      RunSources sources,
      Opened opened,
      Cancellation cancellation) {
    RunHeader header = session.header();
    Gates gates = plan.settings().demands().gates();
    List<Check> earlier = session.continued().map(Run::checks).orElse(List.of());
    GateKeeper keeper = new GateKeeper(gates, header, session.recorder(), earlier);
    LockedReporter reporter = new LockedReporter(containers, listener, keeper, surroundings);
    ProgressPublisher progress =
        new ProgressPublisher(
            plan,
            totals(),
            sources.guards().stream().map(EndpointGuard::statistics).toList(),
            surroundings.clock(),
            entry -> reporter.publish(engine, entry));
    boolean interrupted;
    try (progress) {
      interrupted = pipeline(opened, progress, reporter, cancellation, sources);
    }
    report(gates);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs the pipeline, and returns whether the thread was interrupted. Its flag stays down until
   * the report is written: a channel that is used with the flag up closes itself.
   */
  private boolean pipeline(
      Opened opened,
      ProgressPublisher progress,
      LockedReporter reporter,
      Cancellation cancellation,
      RunSources sources) {
    Pipeline.Limits limits =
        new Pipeline.Limits(
            plan.settings().models().repeats(), plan.settings().run().concurrency());
    Pipeline pipeline =
        new Pipeline(opened.sources(), session, limits, new Counting(reporter, progress));
    try {
      reporter.begin();
      if (pipeline.run(orders(), cancellation) == Ending.COMPLETE) {
        // A server that broke down leaves a run that another one takes up again.
        recordFooter(sources.guards().stream().anyMatch(EndpointGuard::hasRefusedCalls));
      } else {
        interrupted(reporter, "the run was cancelled; " + RESUME);
      }
    } catch (InterruptedException e) {
      interrupted(reporter, "the run was interrupted; " + RESUME);
      return true;
    } catch (IOException e) {
      failed(reporter, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      failed(reporter, String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
    } catch (IllegalStateException | IllegalArgumentException e) {
      failed(reporter, String.valueOf(e.getMessage()));
    }
    return Thread.interrupted();
  }

  private void interrupted(LockedReporter reporter, String reason) {
    reporter.stop(reason, FailedTests.inconclusive(reason));
    recordInterruption();
  }

  private void failed(LockedReporter reporter, String message) {
    reporter.stop("the run stopped: " + PlainLine.firstOf(message), FailedTests.error(message));
    recordInterruption();
  }

  private void recordInterruption() {
    try {
      recordFooter(true);
    } catch (IOException e) {
      // A record without a footer counts as interrupted too.
      surroundings.output().println(e.getMessage());
    }
  }

  private void recordFooter(boolean interrupted) throws IOException {
    Instant finished = surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    session.recorder().append(session.recorder().footer(finished, interrupted));
  }

  private List<PromptOrder> orders() {
    return containers.stream()
        .flatMap(container -> container.getChildren().stream())
        .filter(PromptDescriptor.class::isInstance)
        .map(PromptDescriptor.class::cast)
        .map(prompt -> new PromptOrder(prompt.prompt(), rubrics(prompt)))
        .toList();
  }

  private static List<Rubric> rubrics(PromptDescriptor prompt) {
    return prompt.rubrics().stream().map(RubricDescriptor::rubric).toList();
  }

  private Map<String, Integer> totals() {
    Map<String, Integer> totals = new LinkedHashMap<>();
    for (PromptOrder order : orders()) {
      totals.merge(order.prompt().split(), order.rubrics().size(), Integer::sum);
    }
    return totals;
  }

  private void report(Gates gates) {
    try {
      Run run = RunReader.read(folder.record());
      ReportFolder.write(folder.path(), run, gates.decide(run));
    } catch (IOException | UnreadableRunException e) {
      surroundings
          .output()
          .println(
              "%s: the report was not written\n  found: %s\n  fix: see that the folder can be written, then write it from the record with mvn janus:report"
                  .formatted(folder.path().resolve("report"), PlainLine.of(e.toString(), 300)));
    }
  }

  /** Counts for the progress what is reported. */
  private record Counting(RunListener reporter, ProgressPublisher progress) implements RunListener {

    @Override
    public void promptStarted(Prompt prompt) {
      reporter.promptStarted(prompt);
    }

    @Override
    public void checkStarted(Prompt prompt, Rubric rubric) {
      reporter.checkStarted(prompt, rubric);
    }

    @Override
    public void checkFinished(JudgedRubric judged) {
      progress.count(judged);
      reporter.checkFinished(judged);
    }

    @Override
    public void promptFinished(Prompt prompt) {
      reporter.promptFinished(prompt);
    }
  }
}
