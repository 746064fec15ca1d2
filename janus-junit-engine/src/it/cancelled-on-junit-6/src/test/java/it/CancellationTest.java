package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A launcher of JUnit 6 cancels a run half-way; the next run goes on where it stopped. */
class CancellationTest {

  private static final Path RECORD = Path.of("target/janus/it.SlowBench/run.jsonl");
  private static final String CANCELLED =
      "the run was cancelled; run again to go on: what is recorded is not paid for twice";

  private final LauncherDiscoveryRequest bench =
      LauncherDiscoveryRequestBuilder.request()
          .selectors(selectClass(SlowBench.class))
          .filters(EngineFilter.includeEngines("janus"))
          .build();

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_cancelled_run_ends_at_once_and_the_next_one_asks_only_what_is_missing() throws Exception {
    CancellationToken token = CancellationToken.create();
    Outcomes cancelled =
        new Outcomes() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            super.executionFinished(test, result);
            if (test.getDisplayName().equals("r2")) {
              token.cancel();
            }
          }
        };
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(bench)
                .listeners(cancelled)
                .cancellationToken(token)
                .build());

    assertEquals(
        Map.of(
            "koala/k1/r1", "SUCCESSFUL",
            "koala/k1/r2", "SUCCESSFUL",
            "flask/f1/r1", "ABORTED " + CANCELLED,
            "flask/f1/r2", "skipped " + CANCELLED),
        cancelled.leaves);
    assertTrue(lastLine().contains("\"verdicts\":2") && lastLine().contains("\"interrupted\":true"));

    SlowBench.REPAIRED.countDown();
    Outcomes resumed = new Outcomes();
    LauncherFactory.create()
        .execute(LauncherExecutionRequestBuilder.request(bench).listeners(resumed).build());

    assertEquals(
        Map.of(
            "koala/k1/r1", "SUCCESSFUL",
            "koala/k1/r2", "SUCCESSFUL",
            "flask/f1/r1", "SUCCESSFUL",
            "flask/f1/r2", "SUCCESSFUL"),
        resumed.leaves);
    assertEquals(
        List.of("Question f1?", "Question f1?", "Question k1?"),
        SlowBench.ASKED.stream().sorted().toList());
    assertTrue(lastLine().contains("\"verdicts\":4") && lastLine().contains("\"interrupted\":false"));
  }

  private static String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(RECORD);
    return lines.get(lines.size() - 1);
  }

  /** What became of each leaf, by its legacy name. */
  private static class Outcomes implements TestExecutionListener {

    final Map<String, String> leaves = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      if (test.isTest()) {
        leaves.put(test.getLegacyReportingName(), "skipped " + reason);
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        String why = result.getThrowable().map(thrown -> " " + thrown.getMessage()).orElse("");
        leaves.put(test.getLegacyReportingName(), result.getStatus() + why);
      }
    }
  }
}
