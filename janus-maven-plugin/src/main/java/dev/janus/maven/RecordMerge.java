package dev.janus.maven;

import dev.janus.gate.GateOutcome;
import dev.janus.gate.Gates;
import dev.janus.run.GateLine;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import dev.janus.run.merge.MergeRefusedException;
import dev.janus.run.merge.MergedRun;
import dev.janus.run.merge.ShardMerge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the records of shards, and merges those of each bench.
 *
 * @param folders takes the merged records
 * @param reports writes their reports
 */
record RecordMerge(RecordFolders folders, RecordReport reports) {

  /**
   * What became of it.
   *
   * @param benches names of the benches that were merged
   * @param merged what to tell of them
   * @param violations why others were not
   */
  record Outcome(List<String> benches, List<String> merged, List<String> violations) {}

  /** Merges every bench of which there is a record below the folders. */
  Outcome merge(List<Path> shards) {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      Map<String, List<Path>> benches = records(shards);
      if (benches.isEmpty()) {
        outcome.violations.add(nothing(shards));
      }
      benches.forEach((bench, records) -> merge(bench, records, outcome));
    } catch (IOException | UncheckedIOException e) {
      outcome.violations.add(
          "%s: the records of the shards cannot be listed\n  found: %s\n  fix: make them folders that can be read, or set janus.shards to others"
              .formatted(shards.get(0), e));
    }
    return outcome;
  }

  private void merge(String bench, List<Path> records, Outcome outcome) {
    try {
      MergedRun merged = new ShardMerge(RecordMerge::decide).merge(records, folders.folder(bench));
      outcome.benches.add(bench);
      outcome.merged.add(
          String.format(
              Locale.ROOT,
              "janus:merge: %s: %s, %s and %s (%,d unscored) in %s",
              bench,
              count(merged.shards(), "shard"),
              count(merged.footer().responses(), "response"),
              count(merged.footer().verdicts(), "verdict"),
              merged.footer().unscored(),
              merged.record()));
      outcome.merged.add("janus: reports of " + bench + " in " + reports.write(folders, bench));
    } catch (MergeRefusedException | ReportFailedException | IOException e) {
      outcome.violations.add(String.valueOf(e.getMessage()));
    }
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
  }

  /** The gates that the shards were run with; those of the pom are for the check. */
  private static List<GateLine> decide(Run run) {
    return Gates.of(run.header()).decide(run).stream().map(GateOutcome::toLine).toList();
  }

  /** Returns the records below the folders, each once, by the name of the folder each is in. */
  private static Map<String, List<Path>> records(List<Path> shards) throws IOException {
    Map<String, List<Path>> benches = new TreeMap<>();
    Set<Path> seen = new LinkedHashSet<>();
    for (Path folder : shards) {
      for (Path record : records(folder)) {
        if (seen.add(record.toRealPath())) {
          String bench = record.toAbsolutePath().resolveSibling("").getFileName().toString();
          benches.computeIfAbsent(bench, name -> new ArrayList<>()).add(record);
        }
      }
    }
    return benches;
  }

  private static List<Path> records(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith(RunFolder.RECORD) && !isOfPart(file))
          .sorted()
          .toList();
    }
  }

  /** A filter or a limit left it beside the record of a shard, which it is no part of. */
  private static boolean isOfPart(Path record) {
    return record
        .toAbsolutePath()
        .resolveSibling("")
        .getFileName()
        .toString()
        .equals(RunFolder.PARTIAL);
  }

  private static String nothing(List<Path> shards) {
    List<String> names = shards.stream().map(Path::toString).toList();
    return "%s: there is no record of any shard\n  found: no %s below it\n  fix: put the folders that runs with -Djanus.shard=i/n left there, or set janus.shards to where they are"
        .formatted(String.join(", ", names), RunFolder.RECORD);
  }
}
