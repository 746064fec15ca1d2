package dev.janus.run.merge;

import dev.janus.run.GateLine;
import dev.janus.run.Run;
import dev.janus.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Merges the records of all shards of one bench into the record that an unsharded run would have
 * left, as far as gates and reports can tell. The same shards give the same bytes, in whatever
 * order they are named.
 *
 * <p>Texts are not held in memory: some 800 bytes are, for each prompt with four verdicts.
 */
@API(status = Status.EXPERIMENTAL)
public final class ShardMerge {

  private static final String UNFINISHED = RunFolder.RECORD + ".part";

  private final GateDecision gates;

  /** Creates a merge that decides gates anew. */
  public ShardMerge(GateDecision gates) {
    this.gates = gates;
  }

  /**
   * Merges.
   *
   * @param records one {@code run.jsonl} per shard
   * @param folder takes the merged {@code run.jsonl}, whole or not at all; what is there is
   *     replaced or kept aside as by a new run
   * @throws MergeRefusedException if the records do not make up one run; nothing is written then
   * @throws IOException if the folder cannot be written, or a record cannot be read any more
   */
  public MergedRun merge(List<Path> records, Path folder)
      throws MergeRefusedException, IOException {
    Path target = folder.resolve(RunFolder.RECORD);
    refuse(refusals(records, target));
    ShardSet shards = read(records);
    refuse(shards.refusals(target));
    MergedLines merged = new MergedLines(shards);
    List<GateLine> decided = decide(merged, target);
    write(merged, decided, folder);
    return new MergedRun(target, records.size(), merged.footer(), shards.withoutChecksums());
  }

  private static List<String> refusals(List<Path> records, Path target) throws IOException {
    if (records.isEmpty()) {
      return List.of(
          "%s: there is nothing to merge\n  found: no run.jsonl of any shard\n  fix: run each shard with -Djanus.shard=i/n, and name its record"
              .formatted(target));
    }
    List<String> refusals = new ArrayList<>();
    for (Path record : records) {
      if (Files.exists(target) && Files.exists(record) && Files.isSameFile(target, record)) {
        refusals.add(
            "%s: the merged record would take the place of a shard\n  found: it is one of the records to merge\n  fix: set janus.output to a folder that no shard is in"
                .formatted(target));
      }
    }
    return refusals;
  }

  private static ShardSet read(List<Path> records) throws MergeRefusedException {
    ShardReader reader = new ShardReader();
    List<ShardRecord> shards = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Path record : records.stream().sorted().toList()) {
      try {
        shards.add(reader.read(record));
      } catch (MergeRefusedException e) {
        refusals.add(String.valueOf(e.getMessage()));
      }
    }
    refuse(refusals);
    return new ShardSet(shards);
  }

  private List<GateLine> decide(MergedLines merged, Path target) throws MergeRefusedException {
    Run run =
        new Run(
            merged.header(),
            merged.sessions(),
            merged.responses(),
            merged.checks(),
            List.of(),
            merged.footer(),
            true);
    try {
      refuse(new Completeness(run.header()).refusals(target, run.checks()));
      return gates.decide(run);
    } catch (IllegalArgumentException e) {
      throw new MergeRefusedException(target + ": " + e.getMessage(), e);
    }
  }

  private static void write(MergedLines merged, List<GateLine> decided, Path folder)
      throws IOException {
    try (RunFolder held = RunFolder.hold(folder)) {
      Path unfinished = held.path().resolve(UNFINISHED);
      try {
        try (MergedFile file = MergedFile.create(unfinished)) {
          file.write(merged, decided);
        }
        new FormerRecord(held.record()).keepUnless(merged.header().run());
        Files.move(unfinished, held.record(), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw unwritten(held.record(), e);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  private static IOException unwritten(Path record, IOException cause) {
    return new IOException(
        "%s: the merged record was not written\n  found: %s\n  fix: make room or mend the disk, then merge again"
            .formatted(record, cause),
        cause);
  }

  private static void refuse(List<String> refusals) throws MergeRefusedException {
    if (!refusals.isEmpty()) {
      throw new MergeRefusedException(refusals);
    }
  }
}
