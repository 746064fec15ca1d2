package dev.janus.maven;

import dev.janus.gate.TruncatedCounts;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.maven.launch.SuiteSummary;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run tells at its end. */
record RunSummary(ForkRequest request, ForkOutcome outcome) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String bench : request.benches()) {
      List<SuiteSummary> suites =
          outcome.suites().stream().filter(suite -> suite.bench().equals(bench)).toList();
      if (!suites.isEmpty()) {
        lines.add("janus: " + bench);
        suites.forEach(suite -> lines.add("  " + suite.split() + ": " + suite.counts()));
        Optional<Path> record = new RunEvidence(request).record(bench, outcome.process());
        record
            .flatMap(RunSummary::truncated)
            .ifPresent(count -> lines.add("  " + count + ", judged as they are"));
        lines.add("  tests in " + request.reports(bench));
        reports(record.orElse(request.record(bench)))
            .ifPresent(reports -> lines.add("  reports in " + reports));
      }
    }
    return lines;
  }

  /** Says nothing where every response is whole. */
  private static Optional<String> truncated(Path record) {
    try {
      Run run = RunReader.figures(record);
      return Optional.of(TruncatedCounts.of(run.responses()))
          .filter(counts -> counts.truncated() > 0)
          .map(TruncatedCounts::describe);
    } catch (UnreadableRunException e) {
      return Optional.empty();
    }
  }

  /** A bench that cannot be read has none. */
  private static Optional<Path> reports(Path record) {
    return Optional.of(record.resolveSibling("report")).filter(Files::isDirectory);
  }
}
