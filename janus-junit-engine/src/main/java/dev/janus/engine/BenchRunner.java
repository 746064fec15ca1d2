package dev.janus.engine;

import dev.janus.chat.http.MissingKeyException;
import dev.janus.engine.RunSources.Opened;
import dev.janus.engine.configuration.Selection;
import dev.janus.engine.configuration.Settings.Mode;
import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.PlainLine;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.reporting.EarlyEnd;
import dev.janus.engine.reporting.FailedTests;
import dev.janus.execution.Cancellation;
import dev.janus.run.BenchInfo;
import dev.janus.run.NotStarted;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLineWriter;
import dev.janus.run.RunSession;
import dev.janus.run.SessionLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;

/** Opens all that a run of one bench needs, runs it, and closes all again. */
final class BenchRunner {

  /** The key of the report entry that {@link #describe} publishes. */
  static final String HEADER = "janus.header";

  private final BenchPlan plan;
  private final List<SplitDescriptor> containers;
  private final EngineExecutionListener listener;
  private final Surroundings surroundings;

  BenchRunner(
      List<SplitDescriptor> containers,
      EngineExecutionListener listener,
      Surroundings surroundings) {
    this.plan = containers.get(0).plan();
    this.containers = containers;
    this.listener = listener;
    this.surroundings = surroundings;
  }

  /** Runs and reports; whatever goes wrong is the result of a test. */
  void run(TestDescriptor engine, Cancellation cancellation) {
    if (cancellation.isRequested()) {
      notStarted("it was cancelled before", FailedTests::inconclusive);
    } else if (Thread.currentThread().isInterrupted()) {
      notStarted("it was interrupted before", FailedTests::inconclusive);
    } else {
      start(engine, cancellation);
    }
  }

  private void start(TestDescriptor engine, Cancellation cancellation) {
    boolean started = false;
    try (RunSources sources = new RunSources(plan, surroundings)) {
      Opened opened = sources.open();
      if (plan.settings().run().mode() == Mode.PLAN) {
        plan(opened);
        return;
      }
      RunHeader header = header(opened);
      try (RunFolder folder = RunFolder.hold(folder(header));
          RunSession session = folder.open(header, session(header), surroundings.notices())) {
        started = true;
        NotStarted.remove(whole());
        new StartedRun(containers, surroundings, folder, session)
            .run(engine, listener, sources, opened, cancellation);
      }
    } catch (IOException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (started) {
        // All tests are finished by then.
        surroundings.output().println("the run was not closed: " + message);
      } else {
        leave(new NotStarted(now(), e instanceof MissingKeyException, message));
        notStarted(message, FailedTests::error);
      }
    }
  }

  /**
   * Tells janus:check, which finds the record of an earlier run at most, why this one is not it.
   */
  private void leave(NotStarted why) {
    if (plan.settings().run().mode() != Mode.PLAN) {
      leave(whole(), why);
    }
  }

  /** Leaves it in the folder of a bench. */
  static void leave(Path folder, NotStarted why) {
    try {
      why.write(folder);
    } catch (IOException unwritable) {
      // The test says why all the same, and the check misses the record.
    }
  }

  /**
   * Publishes the header that a run would record, for {@code janus:check}, which compares records
   * with what the build has now. Nothing is run and no key is needed.
   *
   * @throws IOException if a file that is named cannot be read
   * @throws IllegalArgumentException if a setting is missing or cannot be used
   */
  void describe(TestDescriptor engine) throws IOException {
    try (RunSources sources = new RunSources(plan, surroundings)) {
      RunHeader header = header(sources.describe());
      listener.reportingEntryPublished(
          engine,
          ReportEntry.from(
              Map.of("janus.bench", plan.name(), HEADER, new RunLineWriter().write(header))));
    }
  }

  /** Says what would be asked; no test is run. */
  private void plan(Opened opened) throws IOException {
    RunHeader header = header(opened);
    Optional<Run> earlier = RunFolder.toContinue(folder(header), header);
    new PrintedPlan(plan, opened, Orders.of(containers)).tell(surroundings.notices(), earlier);
    String reason = "not run: janus.mode=plan";
    end(reason, FailedTests.inconclusive(reason));
  }

  private void notStarted(String why, Function<String, TestExecutionResult> first) {
    end("the run did not start: " + PlainLine.firstOf(why), first.apply(why));
  }

  private void end(String reason, TestExecutionResult first) {
    EarlyEnd.of(containers, listener, surroundings.output(), reason, first);
  }

  /**
   * Returns where the record goes. A part of a bench has a folder of its own, so that it never
   * takes the place of the whole, unless it is a rerun: this JVM made the record of the whole.
   */
  private Path folder(RunHeader header) {
    Path whole = whole();
    return isWhole() || isOwn(whole, header) ? whole : whole.resolve(RunFolder.PARTIAL);
  }

  private Path whole() {
    return plan.settings().run().output().folder().resolve(plan.name());
  }

  /** All of a shard counts as a whole: its record is where merging looks for it. */
  private boolean isWhole() {
    int selected = Orders.rubrics(containers).values().stream().mapToInt(Integer::intValue).sum();
    Selection selection = plan.settings().bench().selection();
    int all =
        selection.shard() == null
            ? plan.bench().rubricCount()
            : plan.bench().splits().stream()
                .mapToInt(split -> selection.of(split).rubricCount())
                .sum();
    return selected == all;
  }

  private static boolean isOwn(Path folder, RunHeader header) {
    return RunFolder.toContinue(folder, header)
        .filter(run -> run.header().process().equals(header.process()))
        .isPresent();
  }

  private Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private SessionLine session(RunHeader header) {
    return new SessionLine(
        header.started(), header.process(), CiJob.of(surroundings.environment()));
  }

  private RunHeader header(Opened opened) {
    return new RunHeader(
        RunHeader.SCHEMA,
        UUID.randomUUID().toString(),
        now(),
        JanusTestEngine.version(),
        surroundings.process(),
        BenchInfo.of(plan.bench()),
        opened.sources().generator(),
        opened.info(),
        plan.settings().recorded());
  }
}
