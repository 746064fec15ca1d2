package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.engine.configuration.Surroundings;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.execution.Cancellation;
import dev.janus.run.BenchInfo;
import dev.janus.run.MemoryRecord;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunRecorder;
import dev.janus.run.RunSession;
import dev.janus.run.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;

/** The disk gets full while a run is recorded. */
class FullDiskTest {

  private static final String REASON =
      "run.jsonl: the run record cannot be written\n  found: No space left on device\n  fix: make room or mend the disk, then run again: what is recorded is not paid for twice";

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private Told run(MemoryRecord disk) throws Exception {
    Path bench =
        new BenchFile()
            .prompts("koala", "k", 3)
            .prompts("flask", "f", 3)
            .write(folder.resolve("small.jsonl"));
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .server(server)
            .bench(bench)
            .set("janus.concurrency", "1")
            .set("janus.gates", "*: minimumMean=3");
    Told told = new Told();
    Surroundings surroundings = launcher.surroundings(told);
    TestDescriptor engine = launcher.descriptor(surroundings);
    List<SplitDescriptor> splits =
        engine.getChildren().stream().map(SplitDescriptor.class::cast).toList();
    BenchPlan plan = splits.get(0).plan();
    try (RunSources sources = new RunSources(plan, surroundings);
        RunFolder held = RunFolder.hold(folder.resolve("held"))) {
      RunSources.Opened opened = sources.open();
      RunHeader header =
          new RunHeader(
              RunHeader.SCHEMA,
              "run",
              Instant.EPOCH,
              "dev",
              "jvm",
              BenchInfo.of(plan.bench()),
              opened.sources().generator(),
              opened.info(),
              plan.settings().recorded());
      RunRecorder recorder = disk.recorder();
      recorder.append(header);
      RunSession session = new RunSession(recorder, header, Transcript.EMPTY, Optional.empty());
      new StartedRun(splits, surroundings, held, session)
          .run(engine, JanusLauncher.forward(told), sources, opened, Cancellation.NEVER);
    }
    return told;
  }

  private static List<String> lines(Told told) {
    List<String> lines = new ArrayList<>(told.lines());
    lines.removeIf(line -> line.startsWith("printed run.jsonl") || line.contains("report was not"));
    lines.add(0, "started engine:janus");
    lines.add("finished engine:janus");
    return lines;
  }

  @Test
  void one_test_says_so_the_others_are_skipped_and_no_container_fails() throws Exception {
    // Header, two responses, and what comes first of verdicts and the third response.
    MemoryRecord disk = new MemoryRecord(5);
    Told told = run(disk);
    ReportingOrderTest.assertWellFormed(lines(told));
    String skipped = "the run stopped: run.jsonl: the run record cannot be written";
    List<String> outcomes = new ArrayList<>(told.tests().values());
    assertEquals(1, Collections.frequency(outcomes, "FAILED: " + REASON));
    outcomes.remove("FAILED: " + REASON);
    outcomes.removeIf("SUCCESSFUL"::equals);
    outcomes.removeIf(("SKIPPED: " + skipped)::equals);
    outcomes.removeIf(("ABORTED: " + skipped)::equals);
    assertEquals(List.of(), outcomes);
    told.containers()
        .forEach(
            (name, end) ->
                assertTrue(end.equals("SUCCESSFUL") || end.equals("SKIPPED: " + skipped), name));
    assertTrue(told.printed().startsWith(REASON), told.printed());
  }

  @Test
  void what_is_recorded_stays_readable() throws Exception {
    MemoryRecord disk = new MemoryRecord(5);
    run(disk);
    Run run = disk.run();
    assertEquals(4, run.responses().size() + run.checks().size());
    assertFalse(run.isComplete());
    assertTrue(disk.text().endsWith("}\n"));
  }

  @Test
  void a_gate_that_cannot_be_recorded_is_the_test_that_says_so() throws Exception {
    // Header, six responses, six verdicts; the gate of one split is the line that does not fit.
    Told told = run(new MemoryRecord(13));
    List<String> failed =
        told.tests().entrySet().stream()
            .filter(test -> test.getValue().equals("FAILED: " + REASON))
            .map(test -> test.getKey())
            .toList();
    assertEquals(1, failed.size(), told.tests().toString());
    ReportingOrderTest.assertWellFormed(lines(told));
  }
}
