package dev.janus.maven;

import dev.janus.gate.GateOutcome;
import dev.janus.gate.GateStatus;
import dev.janus.gate.Gates;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides on run records, and fails closed: whatever cannot be decided is a violation. */
final class RecordCheck {
  private static final String HOW_CLASSES_RUN =
      "see that Surefire or Failsafe runs them: janus-junit-engine and junit-platform-engine have"
          + " to be on the test class path, and names have to match *Test or *IT";

  private final BenchGates gates;
  private final List<String> annotated;
  private final Instant buildStart;
  private final List<CheckOutcome.Decided> decided = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Decides by the gates of the pom and those of each record.
   *
   * @param annotated names of the bench classes of the project
   * @param buildStart when this build started
   */
  RecordCheck(Gates pomGates, List<String> annotated, Instant buildStart) {
    this.gates = new BenchGates(pomGates);
    this.annotated = List.copyOf(annotated);
    this.buildStart = buildStart;
  }

  /**
   * Decides on every record there is.
   *
   * @param expected benches that have to have a record
   */
  CheckOutcome check(RecordFolders folders, List<String> expected) {
    try {
      check(folders, folders.benches(), expected);
    } catch (UnreadableRunException e) {
      violations.add(String.valueOf(e.getMessage()));
    }
    return new CheckOutcome(decided, violations, warnings);
  }

  private void check(RecordFolders folders, List<String> benches, List<String> expected) {
    if (benches.isEmpty() && expected.isEmpty()) {
      violations.add(nothingRan(folders));
    }
    expected.stream()
        .filter(bench -> !benches.contains(bench))
        .forEach(bench -> violations.add(missing(folders.record(bench), bench, benches)));
    benches.forEach(bench -> check(folders, bench));
    if (!benches.isEmpty()) {
      annotated.stream()
          .filter(bench -> !benches.contains(bench) && !expected.contains(bench))
          .forEach(bench -> warnings.add(notRun(bench)));
    }
  }

  private void check(RecordFolders folders, String bench) {
    try {
      decide(folders, bench, RunReader.figures(folders.record(bench)));
    } catch (UnreadableRunException e) {
      violations.add(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      violations.add(bench + ": " + e.getMessage());
    }
  }

  private void decide(RecordFolders folders, String bench, Run run) {
    if (!run.isComplete()) {
      violations.add(incomplete(folders, bench, run));
    }
    if (run.checks().isEmpty()) {
      violations.add(withoutVerdicts(folders, bench));
      return;
    }
    RunFooter footer = run.footer();
    if (footer != null && footer.finished().isBefore(buildStart)) {
      warnings.add(olderThanBuild(folders, bench, footer.finished()));
    }
    if (!gates.demandSomethingOf(run)) {
      warnings.add(withoutGates(bench));
    }
    for (GateOutcome outcome : gates.decide(run)) {
      decided.add(new CheckOutcome.Decided(bench, outcome));
      if (outcome.status() != GateStatus.PASSED) {
        violations.add(notPassed(folders, bench, outcome));
      }
    }
  }

  private static String notPassed(RecordFolders folders, String bench, GateOutcome outcome) {
    String fix =
        outcome.status() == GateStatus.FAILED
            ? "read %s: the lowest scores, and why verdicts have none"
                .formatted(folders.folder(bench).resolve("report").resolve("report.md"))
            : "run the whole bench: without -Dtest, <limit> and <shard>";
    return "%s: gate %s of %s %s\n  found: %s\n  fix: %s"
        .formatted(
            bench,
            outcome.gate().name(),
            outcome.scope(),
            outcome.status() == GateStatus.FAILED ? "failed" : "is inconclusive",
            outcome.message(),
            fix);
  }

  private static String incomplete(RecordFolders folders, String bench, Run run) {
    return "%s: the run is not complete\n  found: %s after %d rubrics\n  fix: run it again; it goes on where it stopped"
        .formatted(
            folders.record(bench),
            run.footer() == null ? "no end" : "an interruption",
            run.checks().size());
  }

  private static String withoutVerdicts(RecordFolders folders, String bench) {
    return "%s: the run has no verdict\n  found: %s\n  fix: run %s again, and see that it selects prompts"
        .formatted(folders.record(bench), "no verdict lines", bench);
  }

  private static String olderThanBuild(RecordFolders folders, String bench, Instant finished) {
    return "%s: the record is older than this build\n  found: a run that ended at %s\n  fix: where this build was to run the bench, %s"
        .formatted(
            folders.record(bench), finished, "see why it did not; mvn clean removes old records");
  }

  private static String withoutGates(String bench) {
    return "%s: no gate is configured, so only the limit of 1 %% on verdicts without a score applies\n  fix: add <gates> to the pom, or @Gate to the class"
        .formatted(bench);
  }

  private static String missing(Path record, String bench, List<String> others) {
    return "%s: there is no run record of %s\n  found: %s\n  fix: %s"
        .formatted(
            record,
            bench,
            others.isEmpty() ? "no record at all" : "records of " + String.join(", ", others),
            "bind the run goal to this build; where %s is a class, %s"
                .formatted(bench, HOW_CLASSES_RUN));
  }

  private static String notRun(String bench) {
    return "%s: the class is annotated with @JanusBench and left no run record\n  fix: %s, or name it in <classes> to make this a failure; an abstract class or an annotation leaves none"
        .formatted(bench, HOW_CLASSES_RUN);
  }

  private String nothingRan(RecordFolders folders) {
    return """
        %s: there is no run record
          found: no run.jsonl, neither <bench> nor <classes> in the pom, classes annotated with \
        @JanusBench: %s
          fix: for the bench of a pom, set <bench> and bind the run goal; for annotated \
        classes, %s"""
        .formatted(
            folders.output(),
            annotated.isEmpty() ? "none" : String.join(", ", annotated),
            HOW_CLASSES_RUN);
  }
}
