package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Prompt;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.PromptDescriptor;
import dev.janus.engine.descriptor.SplitDescriptor;
import dev.janus.engine.reporting.FailedTests;
import dev.janus.engine.reporting.GateKeeper;
import dev.janus.engine.reporting.LockedReporter;
import dev.janus.run.BenchInfo;
import dev.janus.run.JudgeInfo;
import dev.janus.run.MemoryRecord;
import dev.janus.run.RunHeader;
import dev.janus.text.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedReporterTest {

  @TempDir Path folder;

  private final Told told = new Told();

  private LockedReporter reporter(List<SplitDescriptor> splits) throws Exception {
    BenchPlan plan = splits.get(0).plan();
    RunHeader header =
        new RunHeader(
            RunHeader.SCHEMA,
            "run",
            Instant.EPOCH,
            "dev",
            "jvm",
            BenchInfo.of(plan.bench()),
            plan.settings().models().generator().settings(),
            new JudgeInfo(plan.settings().models().judge().settings(), 1, ""),
            Map.of());
    GateKeeper gates =
        new GateKeeper(
            plan.settings().demands().gates(),
            header,
            new MemoryRecord(99).recorder(),
            Optional.empty());
    return new LockedReporter(
        splits,
        JanusLauncher.forward(told),
        gates,
        Secrets.NONE,
        new JanusLauncher(folder).surroundings(told));
  }

  private List<SplitDescriptor> splits() {
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .bench(
                new BenchFile()
                    .prompt("koala", "k1", 1)
                    .prompt("flask", "f1", 1)
                    .write(folder.resolve("small.jsonl")));
    return launcher.descriptor(launcher.surroundings(told)).getChildren().stream()
        .map(SplitDescriptor.class::cast)
        .toList();
  }

  private static Prompt prompt(SplitDescriptor split) {
    return ((PromptDescriptor) split.getChildren().iterator().next()).prompt();
  }

  @Test
  void what_is_heard_after_the_end_is_not_reported() throws Exception {
    List<SplitDescriptor> splits = splits();
    LockedReporter reporter = reporter(splits);
    reporter.begin();
    reporter.promptStarted(prompt(splits.get(0)));
    reporter.promptStarted(prompt(splits.get(1)));
    reporter.stop("over", FailedTests.inconclusive("over"));
    List<String> all = told.lines();
    Prompt late = prompt(splits.get(0));
    reporter.checkStarted(late, late.rubrics().get(0));
    reporter.promptFinished(late);
    reporter.promptFinished(prompt(splits.get(1)));
    assertEquals(all, told.lines());
    assertEquals(
        List.of(
            "started split:koala",
            "started prompt:k1",
            "started koala/k1/r1",
            "finished koala/k1/r1",
            "finished prompt:k1",
            "finished split:koala",
            "started split:flask",
            "started prompt:f1",
            "skipped flask/f1/r1",
            "finished prompt:f1",
            "finished split:flask"),
        all);
  }

  @Test
  void a_test_that_is_under_way_at_the_end_ends_as_it_is_told() throws Exception {
    List<SplitDescriptor> splits = splits();
    LockedReporter reporter = reporter(splits);
    reporter.begin();
    Prompt prompt = prompt(splits.get(0));
    reporter.promptStarted(prompt);
    reporter.checkStarted(prompt, prompt.rubrics().get(0));
    reporter.stop("over", FailedTests.error("why"));
    assertEquals("FAILED: why", told.outcome("koala/k1/r1"));
  }

  @Test
  void nothing_is_reported_of_what_is_not_selected() throws Exception {
    List<SplitDescriptor> splits = splits();
    LockedReporter reporter = reporter(splits.subList(0, 1));
    reporter.begin();
    Prompt other = prompt(splits.get(1));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> reporter.promptStarted(other));
    assertEquals("no split flask", refused.getMessage());
  }
}
