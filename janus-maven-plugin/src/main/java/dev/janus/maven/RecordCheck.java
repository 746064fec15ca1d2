package dev.janus.maven;

import dev.janus.gate.GateOutcome;
import dev.janus.gate.GateStatus;
import dev.janus.gate.Gates;
import dev.janus.run.NotStarted;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.RunHeader;
import dev.janus.run.RunReader;
import dev.janus.run.SessionLine;
import dev.janus.run.UnreadableRunException;
import dev.janus.run.merge.HeaderFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides on run records, and fails closed: whatever cannot be decided is a violation, unless it
 * was left out on purpose. Not thread-safe.
 */
final class RecordCheck {
  private static final String HOW_CLASSES_RUN =
      "see that Surefire or Failsafe runs it: janus-junit-engine and junit-platform-engine have"
          + " to be on the test class path, and its name has to match *Test or *IT";

  private final BenchGates gates;
  private final Build build;
  private final Expected expected;
  private final StatedSettings stated;
  private final Instant now;
  private final List<CheckOutcome.Decided> decided = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<String> notDecided = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * The benches that have to have a record.
   *
   * @param configured of the pom
   * @param annotated classes
   * @param headers what a run of each would record of itself now, as far as it is known
   * @param leftOut why the pom has classes skipped, by class
   * @param isAll whether there are no other benches: classes that are not compiled are not known
   */
  record Expected(
      List<String> configured,
      List<String> annotated,
      Map<String, RunHeader> headers,
      Map<String, String> leftOut,
      boolean isAll) {

    private List<String> all() {
      return Stream.concat(configured.stream(), annotated.stream()).distinct().sorted().toList();
    }
  }

  /**
   * Decides by the gates of the pom and those of each record.
   *
   * @param stated what the pom says of its own bench, which a run may have been told otherwise
   * @param now when it is decided
   */
  RecordCheck(Gates pomGates, Build build, Expected expected, StatedSettings stated, Instant now) {
    this.gates = new BenchGates(pomGates);
    this.build = build;
    this.expected = expected;
    this.stated = stated;
    this.now = now;
  }

  /** Tells whether a build has run any bench. */
  static boolean hasRecordOf(Build build, RecordFolders folders, Instant now) {
    try {
      return folders.benches().stream().anyMatch(bench -> isOf(build, folders.record(bench), now));
    } catch (UnreadableRunException e) {
      return false;
    }
  }

  private static boolean isOf(Build build, Path record, Instant now) {
    try {
      return build.isOf(latest(RunReader.figures(record)), now);
    } catch (UnreadableRunException e) {
      return false;
    }
  }

  /** Decides on every record there is. */
  CheckOutcome check(RecordFolders folders) {
    try {
      check(folders, folders.benches());
    } catch (UnreadableRunException e) {
      violations.add(String.valueOf(e.getMessage()));
    }
    return new CheckOutcome(decided, violations, notDecided, warnings, notes);
  }

  private void check(RecordFolders folders, List<String> recorded) {
    List<String> all = expected.all();
    all.forEach(bench -> check(folders, bench, recorded));
    recorded.stream()
        .filter(bench -> !all.contains(bench))
        .forEach(bench -> checkUnexpected(folders, bench));
    if (decided.isEmpty() && violations.isEmpty() && notDecided.isEmpty()) {
      violations.add(nothingRan(folders, recorded));
    }
  }

  /** A bench that the build has. */
  private void check(RecordFolders folders, String bench, List<String> recorded) {
    Optional<NotStarted> notStarted =
        NotStarted.read(folders.folder(bench)).filter(why -> build.isOf(why.at(), now));
    if (!recorded.contains(bench)) {
      without(folders, bench, notStarted, missing(folders.record(bench), bench, recorded));
      return;
    }
    Optional<Run> read = read(folders, bench);
    if (read.isEmpty()) {
      return;
    }
    Run run = read.get();
    boolean ofThisBuild = isOfThisBuild(run);
    if (notStarted.filter(why -> !why.at().isBefore(latest(run))).isPresent()
        || !(ofThisBuild || build.takesEarlierRecordOf(bench))) {
      without(folders, bench, notStarted, earlier(folders.record(bench), run));
      return;
    }
    List<String> differences = differences(bench, run);
    if (!differences.isEmpty()) {
      violations.add(otherwise(folders.record(bench), differences));
      return;
    }
    if (!ofThisBuild) {
      notes.add(made(bench, run) + compared(bench));
    }
    decide(folders, bench, run);
  }

  /** A record of a bench that the build does not have, as far as this goal knows. */
  private void checkUnexpected(RecordFolders folders, String bench) {
    Optional<Run> run = read(folders, bench);
    if (run.isEmpty()) {
      return;
    }
    if (isOfThisBuild(run.get()) || (build.takesEarlierRecordOf(bench) && !expected.isAll())) {
      if (!isOfThisBuild(run.get())) {
        notes.add(made(bench, run.get()) + compared(bench));
      }
      decide(folders, bench, run.get());
    } else {
      warnings.add(unexpected(folders.record(bench), run.get()));
    }
  }

  private Optional<Run> read(RecordFolders folders, String bench) {
    try {
      return Optional.of(RunReader.figures(folders.record(bench)));
    } catch (UnreadableRunException e) {
      violations.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** What this build has not judged is not decided when it was left out on purpose. */
  private void without(
      RecordFolders folders, String bench, Optional<NotStarted> notStarted, String violation) {
    if (notStarted.isPresent() && notStarted.get().missingKey()) {
      notDecided.add(bench + ": " + oneLine(notStarted.get().message()));
    } else if (notStarted.isPresent()) {
      violations.add(didNotStart(bench, notStarted.get()));
    } else if (build.testsSkipped() != null) {
      notDecided.add(bench + ": tests are skipped with " + build.testsSkipped());
    } else if (isPartOfThisBuild(folders, bench)) {
      notDecided.add(bench + ": only a part of it was run");
    } else if (expected.annotated().contains(bench) && !build.filters().isEmpty()) {
      notDecided.add(bench + ": not run with " + String.join(" ", build.filters()));
    } else if (expected.leftOut().containsKey(bench) && !expected.configured().contains(bench)) {
      notDecided.add(bench + ": " + expected.leftOut().get(bench));
    } else if (expected.configured().contains(bench) && build.runSkipped()) {
      notDecided.add(bench + ": not run with -Djanus.run.skip");
    } else {
      violations.add(violation);
    }
  }

  private boolean isPartOfThisBuild(RecordFolders folders, String bench) {
    Path part = folders.folder(bench).resolve(RunFolder.PARTIAL).resolve(RunFolder.RECORD);
    return Files.exists(part) && isOf(build, part, now);
  }

  private boolean isOfThisBuild(Run run) {
    return build.isOf(latest(run), now);
  }

  /** An earlier version recorded no sessions. */
  private static Instant latest(Run run) {
    return run.sessions().stream()
        .map(SessionLine::started)
        .max(Comparator.naturalOrder())
        .orElse(run.header().started());
  }

  private List<String> differences(String bench, Run run) {
    RunHeader header = expected.headers().get(bench);
    if (header == null) {
      return stated.contradictions(bench, run.header());
    }
    return HeaderFacts.ofBuild(run.header()).differencesFrom(HeaderFacts.ofBuild(header));
  }

  private String compared(String bench) {
    return expected.headers().containsKey(bench)
        ? ""
        : "; not compared with the bench and the settings that the build has now";
  }

  private void decide(RecordFolders folders, String bench, Run run) {
    try {
      decideOn(folders, bench, run);
    } catch (IllegalArgumentException e) {
      violations.add(bench + ": " + e.getMessage());
    }
  }

  private void decideOn(RecordFolders folders, String bench, Run run) {
    if (!run.isComplete()) {
      violations.add(incomplete(folders, bench, run));
    }
    if (run.checks().stream().allMatch(check -> check.scores().isEmpty())) {
      violations.add(withoutScores(folders, bench, run));
      return;
    }
    run.warning(folders.record(bench).toString()).ifPresent(warnings::add);
    if (run.header().isReplay()) {
      notes.add(bench + ": a replay of " + run.header().transcript());
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
    return "%s: the run is not complete\n  found: %s after %s rubrics\n  fix: run it again; it goes on where it stopped"
        .formatted(
            folders.record(bench),
            run.footer() == null ? "no end" : "an interruption",
            run.checks().size());
  }

  private static String withoutScores(RecordFolders folders, String bench, Run run) {
    return run.checks().isEmpty()
        ? "%s: the run has no verdict\n  found: no verdict lines\n  fix: run %s again, and see that it selects prompts"
            .formatted(folders.record(bench), bench)
        : "%s: the run has no verdict with a score\n  found: %s rubrics, none of them with a score\n  fix: read why in %s, then run %s again"
            .formatted(
                folders.record(bench),
                run.checks().size(),
                folders.folder(bench).resolve("report").resolve("report.md"),
                bench);
  }

  private static String earlier(Path record, Run run) {
    return "%s: the record is of an earlier build\n  found: a run that started at %s\n  fix: see why this build did not run the bench; to decide on the record as it is, run mvn janus:check alone"
        .formatted(record, latest(run));
  }

  private static String otherwise(Path record, List<String> differences) {
    return "%s: the record is not of what the build has now\n  found: %s\n  fix: run the bench again, or give the check the settings that the run had"
        .formatted(record, String.join("; ", differences));
  }

  private static String unexpected(Path record, Run run) {
    return "%s: not decided upon: this build has no such bench\n  found: a record of an earlier build, started at %s\n  fix: remove it; mvn clean does"
        .formatted(record, latest(run));
  }

  private static String didNotStart(String bench, NotStarted why) {
    return bench + ": the run did not start\n  found: " + why.message().replace("\n", "\n    ");
  }

  private static String made(String bench, Run run) {
    String where =
        run.sessions().stream()
            .map(SessionLine::build)
            .filter(build -> !build.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return "%s: judged by an earlier build, at %s%s"
        .formatted(bench, latest(run), where.isEmpty() ? "" : ", by " + where);
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static String withoutGates(String bench) {
    return "%s: no gate is configured, so only the limit of 1 %% on verdicts without a score applies\n  fix: add <gates> to the pom, or @Gate to the class"
        .formatted(bench);
  }

  private String missing(Path record, String bench, List<String> others) {
    return "%s: there is no run record of %s\n  found: %s\n  fix: %s"
        .formatted(
            record,
            bench,
            others.isEmpty() ? "no record at all" : "records of " + String.join(", ", others),
            expected.annotated().contains(bench)
                ? HOW_CLASSES_RUN
                : "bind the run goal to this build; where %s is a class, %s"
                    .formatted(bench, HOW_CLASSES_RUN));
  }

  private static String nothingRan(RecordFolders folders, List<String> others) {
    return """
        %s: there is no run record of this build
          found: %s, neither <bench> nor <classes> in the pom, no class annotated with @JanusBench
          fix: for the bench of a pom, set <bench> and bind the run goal; for an annotated class, \
        %s"""
        .formatted(
            folders.output(),
            others.isEmpty() ? "no run.jsonl" : "records of " + String.join(", ", others),
            HOW_CLASSES_RUN);
  }
}
