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
        truncated(bench).ifPresent(count -> lines.add("  " + count + ", judged as they are"));
        lines.add("  tests in " + request.reports(bench));
        reports(bench).ifPresent(reports -> lines.add("  reports in " + reports));
      }
    }
    return lines;
  }

  /** Says nothing where every response is whole, and where there is no record. */
  private Optional<String> truncated(String bench) {
    try {
      Run run = RunReader.figures(request.record(bench));
      return Optional.of(TruncatedCounts.of(run.responses()))
          .filter(counts -> counts.truncated() > 0)
          .map(TruncatedCounts::describe);
    } catch (UnreadableRunException e) {
      return Optional.empty();
    }
  }

  /** A bench that cannot be read has none. */
  private Optional<Path> reports(String bench) {
    return Optional.of(request.record(bench).resolveSibling("report")).filter(Files::isDirectory);
  }
}
