package dev.janus.maven;

import dev.janus.maven.launch.Fault;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a run did anything. The record of an earlier run, or of another build that writes into
 * the same folder, must not pass for it, so a record counts by the process that wrote it.
 *
 * @param request what was to be run
 */
record RunEvidence(ForkRequest request) {

  /** Returns why the run counts as not run, one message per bench; empty when all of it counts. */
  List<String> violations(ForkOutcome outcome) {
    List<String> violations = new ArrayList<>();
    outcome.faults().stream()
        .filter(fault -> fault.bench().isEmpty())
        .map(Fault::message)
        .forEach(violations::add);
    request.benches().stream()
        .filter(bench -> outcome.decided(bench) == 0 && record(bench, outcome.process()).isEmpty())
        .map(bench -> outcome.firstFault(bench).orElseGet(() -> nothingSelected(bench)))
        .filter(message -> !violations.contains(message))
        .forEach(violations::add);
    return violations;
  }

  /**
   * Returns the record that a process left of a bench, or of a part of it; empty if it left none.
   */
  Optional<Path> record(String bench, long process) {
    Path whole = request.record(bench);
    Path part = whole.resolveSibling(RunFolder.PARTIAL).resolve(RunFolder.RECORD);
    return Stream.of(whole, part).filter(record -> isRecordOf(process, record)).findFirst();
  }

  private static boolean isRecordOf(long process, Path record) {
    try {
      Run run = RunReader.figures(record);
      String writer = run.header().process();
      String own = Long.toString(process);
      return (writer.equals(own) || writer.startsWith(own + "@"))
          && (!run.checks().isEmpty() || isEmptyShard(run));
    } catch (UnreadableRunException noVerdicts) {
      return false;
    }
  }

  /** A small bench has fewer prompts than shards; each leaves a record to be merged. */
  private static boolean isEmptyShard(Run run) {
    return run.isComplete() && run.header().settings().containsKey(RunFolder.SHARD);
  }

  private String nothingSelected(String bench) {
    String fix =
        request.classes().isEmpty()
            ? "see what <bench>, <limit> and <shard> select"
            : "name a class annotated with @JanusBench in <classes>, fully qualified";
    return "janus:run: no rubric of " + bench + " was run\n  found: no test in it\n  fix: " + fix;
  }
}
