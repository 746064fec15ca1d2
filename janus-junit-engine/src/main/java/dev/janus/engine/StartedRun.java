package dev.janus.engine;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.chat.ChatException;
import dev.janus.chat.limit.EndpointGuard;
import dev.janus.engine.RunSources.Opened;
import dev.janus.engine.configuration.Settings.Mode;
import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.PlainLine;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.models.BatchedModels;
import dev.janus.engine.models.ConfiguredModels;
import dev.janus.engine.reporting.FailedTests;
import dev.janus.engine.reporting.GateKeeper;
import dev.janus.engine.reporting.LockedReporter;
import dev.janus.engine.reporting.ProgressPublisher;
import dev.janus.execution.BatchPasses;
import dev.janus.execution.Cancellation;
import dev.janus.execution.Ending;
import dev.janus.execution.JudgedRubric;
import dev.janus.execution.Pipeline;
import dev.janus.execution.ReportFolder;
import dev.janus.execution.RunListener;
import dev.janus.execution.RunStop;
import dev.janus.execution.RunStop.OnFailure;
import dev.janus.execution.cost.Budget;
import dev.janus.gate.Gates;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunFolder;
import dev.janus.run.RunRecorder;
import dev.janus.run.RunSession;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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
    boolean interrupted = runAll(engine, listener, sources, opened, cancellation);
    report();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing that is held for the run is left when this returns: the report needs the memory. */
  private boolean runAll(
      TestDescriptor engine,
      EngineExecutionListener listener,
      RunSources sources,
      Opened opened,
      Cancellation cancellation) {
    Orders orders = Orders.of(containers);
    if (plan.settings().run().mode() == Mode.LIVE) {
      new PrintedPlan(plan, opened, orders).tell(surroundings.notices(), session.continued());
      tellWhereItGoesOn();
      sources.models().budget().spent(spentEarlier());
    }
    GateKeeper keeper =
        new GateKeeper(
            plan.settings().demands().gates(),
            session.header(),
            session.recorder(),
            session.continued());
    LockedReporter reporter =
        new LockedReporter(containers, listener, keeper, sources.models().secrets(), surroundings);
    ProgressPublisher progress =
        new ProgressPublisher(
            plan,
            Orders.rubrics(containers),
            sources.models().guards().stream().map(EndpointGuard::statistics).toList(),
            entry -> reporter.publish(engine, entry));
    try (progress;
        ShutdownHook hook = new ShutdownHook(folder.record(), session.recorder(), surroundings)) {
      RunPipelines pipelines = new RunPipelines(plan, session, opened, sources.models());
      Counting counting = new Counting(reporter, progress);
      Cancellation either = () -> cancellation.isRequested() || hook.isShuttingDown();
      Steps steps =
          new Steps(
              pipelines.passes(), stop -> pipelines.recording(counting, stop), orders, either);
      return run(steps, reporter, sources.models());
    }
  }

  /** Said at the start: a build tool that is interrupted may be gone before this JVM can say it. */
  private void tellWhereItGoesOn() {
    surroundings
        .notices()
        .accept(
            "  recorded in %s; if interrupted, run the same again: it goes on there"
                .formatted(folder.record()));
  }

  private Budget.Amount spentEarlier() {
    RunRecorder recorder = session.recorder();
    var models = plan.settings().models();
    return Budget.amount(recorder.generation(), models.generator().terms().price())
        .plus(Budget.amount(recorder.judging(), models.judge().terms().price()));
  }

  /**
   * What is done one after another.
   *
   * @param passes ask in batches, where a model is asked so
   * @param pipeline runs the bench until it is stopped
   */
  private record Steps(
      BatchPasses passes,
      Function<RunStop, Pipeline> pipeline,
      Orders orders,
      Cancellation cancellation) {

    Ending run(RunStop stop) throws IOException, InterruptedException {
      return pipeline.apply(stop).run(orders, cancellation);
    }
  }

  /**
   * Runs the bench, and returns whether the thread was interrupted. Its flag stays down until the
   * report is written: a channel that is used with the flag up closes itself.
   */
  private boolean run(Steps steps, LockedReporter reporter, ConfiguredModels models) {
    try {
      reporter.begin();
      end(run(steps, models), reporter, models);
    } catch (InterruptedException e) {
      interrupted(reporter, "the run was interrupted; " + RESUME);
      return true;
    } catch (IOException | ChatException e) {
      failed(reporter, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      failed(reporter, String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
    } catch (IllegalStateException | IllegalArgumentException e) {
      failed(reporter, String.valueOf(e.getMessage()));
    }
    return Thread.interrupted();
  }

  private Ending run(Steps steps, ConfiguredModels models)
      throws IOException, InterruptedException, ChatException {
    BatchedModels batches = models.batches();
    if (!batches.isUsed()) {
      return steps.run(models.stop());
    }
    batches.open(folder.path(), session.continued().isPresent());
    Ending asked = steps.passes.run(steps.orders, steps.cancellation);
    return switch (asked) {
      case COMPLETE -> recorded(steps, models);
      case CANCELLED -> asked;
      case STOPPED -> {
        // What was answered until then was paid for: it is recorded, and nothing more is asked.
        batches.askNoMore();
        Ending ending = steps.run(new RunStop(OnFailure.GO_ON));
        yield ending == Ending.COMPLETE ? asked : ending;
      }
    };
  }

  private Ending recorded(Steps steps, ConfiguredModels models)
      throws IOException, InterruptedException {
    Ending ending = steps.run(models.stop());
    if (ending == Ending.COMPLETE) {
      models.batches().forget(folder.path());
    }
    return ending;
  }

  private void end(Ending ending, LockedReporter reporter, ConfiguredModels models)
      throws IOException {
    switch (ending) {
      // A server that broke down leaves a run that another one takes up again.
      case COMPLETE ->
          recordFooter(models.guards().stream().anyMatch(EndpointGuard::hasRefusedCalls));
      case CANCELLED -> interrupted(reporter, "the run was cancelled; " + RESUME);
      case STOPPED -> stopped(reporter, models);
    }
  }

  /**
   * A failure must show even if the test it belongs to is yet to be told; a spent budget is none.
   */
  private void stopped(LockedReporter reporter, ConfiguredModels models) {
    String reason = models.secrets().redact(models.stop().reason().orElse(""));
    if (models.stop().isForFailure()) {
      failed(reporter, reason);
    } else {
      interrupted(reporter, "the run stopped: " + reason);
    }
  }

  private void interrupted(LockedReporter reporter, String reason) {
    reporter.stop(PlainLine.firstOf(reason), FailedTests.inconclusive(reason));
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

  private void report() {
    Gates gates = plan.settings().demands().gates();
    try {
      ReportFolder.write(folder.path(), gates::decide);
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
    public void responded(ResponseLine response) {
      progress.count(response);
      reporter.responded(response);
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
