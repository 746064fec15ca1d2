package dev.janus.maven;

import dev.janus.maven.launch.Fault;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a run did anything. The record of an earlier run must not pass for it, so what was there
 * before is remembered.
 */
final class RunEvidence {
  private final ForkRequest request;
  private final Map<String, Optional<Stamp>> before;

  /** What changes when a record is written. */
  private record Stamp(FileTime modified, long size) {}

  private RunEvidence(ForkRequest request, Map<String, Optional<Stamp>> before) {
    this.request = request;
    this.before = before;
  }

  /** Remembers the records as they are. */
  static RunEvidence before(ForkRequest request) {
    Map<String, Optional<Stamp>> stamps = new HashMap<>();
    request.benches().forEach(bench -> stamps.put(bench, stamp(request.record(bench))));
    return new RunEvidence(request, stamps);
  }

  /** Returns why the run counts as not run, one message per bench; empty when all of it counts. */
  List<String> violations(ForkOutcome outcome) {
    List<String> violations = new ArrayList<>();
    outcome.faults().stream()
        .filter(fault -> fault.bench().isEmpty())
        .map(Fault::message)
        .forEach(violations::add);
    request.benches().stream()
        .filter(bench -> outcome.decided(bench) == 0 && !hasNewVerdicts(bench))
        .map(bench -> outcome.firstFault(bench).orElseGet(() -> nothingSelected(bench)))
        .filter(message -> !violations.contains(message))
        .forEach(violations::add);
    return violations;
  }

  private boolean hasNewVerdicts(String bench) {
    Path record = request.record(bench);
    Optional<Stamp> now = stamp(record);
    if (now.isEmpty() || now.equals(before.get(bench))) {
      return false;
    }
    try {
      return !RunReader.read(record).checks().isEmpty();
    } catch (UnreadableRunException noVerdicts) {
      return false;
    }
  }

  private String nothingSelected(String bench) {
    String fix =
        request.classes().isEmpty()
            ? "see what <bench>, <limit> and <shard> select"
            : "name a class annotated with @JanusBench in <classes>, fully qualified";
    return "janus:run: no rubric of " + bench + " was run\n  found: no test in it\n  fix: " + fix;
  }

  private static Optional<Stamp> stamp(Path record) {
    try {
      return Files.exists(record)
          ? Optional.of(new Stamp(Files.getLastModifiedTime(record), Files.size(record)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
