package dev.janus.engine.reporting;

import dev.janus.gate.GateOutcome;
import dev.janus.gate.Gates;
import dev.janus.run.Check;
import dev.janus.run.CheckId;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import dev.janus.run.RunHeader;
import dev.janus.run.RunRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Decides gates on all checks of a run so far, those of its earlier sessions included, and records
 * the outcomes. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class GateKeeper {

  private final Gates gates;
  private final RunHeader header;
  private final RunRecorder recorder;
  private final ConcurrentMap<CheckId, Check> checks = new ConcurrentHashMap<>();
  private final ConcurrentMap<Turn, ResponseLine> responses = new ConcurrentHashMap<>();

  private record Turn(String prompt, int turn) {}

  /**
   * Creates a keeper of one run.
   *
   * @param earlier what earlier sessions of the run have recorded
   */
  public GateKeeper(Gates gates, RunHeader header, RunRecorder recorder, Optional<Run> earlier) {
    this.gates = gates;
    this.header = header;
    this.recorder = recorder;
    earlier.ifPresent(
        run -> {
          run.checks().forEach(this::see);
          run.responses().forEach(this::see);
        });
  }

  /** Takes a check, in place of an earlier one of the same rubric. */
  void see(Check check) {
    checks.put(check.id(), check.withoutTexts());
  }

  /** Takes a response, in place of an earlier one to the same turn. */
  void see(ResponseLine line) {
    responses.put(
        new Turn(line.prompt(), line.response().turn()),
        new ResponseLine(
            line.prompt(),
            line.index(),
            line.split(),
            line.cluster(),
            line.response().withoutText()));
  }

  /** Decides and records the gates of a split, or of the whole bench; results by gate name. */
  Map<String, TestExecutionResult> decide(String scope) {
    Map<String, TestExecutionResult> results = new LinkedHashMap<>();
    for (GateOutcome outcome : gates.decide(header, scope, checks.values(), responses.values())) {
      try {
        recorder.append(outcome.toLine());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      results.put(outcome.gate().name(), result(outcome));
    }
    return results;
  }

  private static TestExecutionResult result(GateOutcome outcome) {
    return switch (outcome.status()) {
      case PASSED -> TestExecutionResult.successful();
      case FAILED ->
          FailedTests.failed(outcome.message(), outcome.gate().limitText(), outcome.valueText());
      case INCONCLUSIVE -> FailedTests.inconclusive("inconclusive: " + outcome.message());
    };
  }
}
