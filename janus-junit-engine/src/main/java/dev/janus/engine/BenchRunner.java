package dev.janus.engine;

import dev.janus.bench.Rubric;
import dev.janus.chat.EndpointGuard;
import dev.janus.engine.RunSources.Opened;
import dev.janus.execution.Cancellation;
import dev.janus.execution.Pipeline;
import dev.janus.execution.Pipeline.Ending;
import dev.janus.execution.PromptOrder;
import dev.janus.gate.Gates;
import dev.janus.run.BenchInfo;
import dev.janus.run.Check;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunSession;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;

/** Runs what is selected of one bench: sources, record, pipeline, reporting, gates, report. */
final class BenchRunner {

  private final BenchPlan plan;
  private final List<SplitDescriptor> containers;
  private final EngineExecutionListener listener;
  private final Cancellation cancellation;
  private final Surroundings surroundings;

  BenchRunner(
      List<SplitDescriptor> containers,
      EngineExecutionListener listener,
      Cancellation cancellation,
      Surroundings surroundings) {
    this.plan = containers.get(0).plan();
    this.containers = containers;
    this.listener = listener;
    this.cancellation = cancellation;
    this.surroundings = surroundings;
  }

  /** Runs and reports; whatever goes wrong is reported as the result of a test. */
  void run(TestDescriptor engine) {
    try (RunSources sources = new RunSources(plan, surroundings)) {
      Opened opened = sources.open();
      refuseSelfJudging(opened);
      try (RunFolder folder =
              RunFolder.hold(plan.settings().run().output().resolve(plan.name()));
          RunSession session = folder.open(header(opened))) {
        new StartedRun(sources, opened, folder, session).run(engine);
      }
    } catch (IOException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      List<SplitReport> reports = containers.stream().map(SplitReport::new).toList();
      new EarlyEnd(listener, "the run did not start: " + firstLine(message), FailedTests.error(message))
          .of(reports);
    }
  }
}
