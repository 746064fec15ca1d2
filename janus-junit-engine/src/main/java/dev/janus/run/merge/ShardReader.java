package dev.janus.run.merge;

import dev.janus.judge.Judgement;
import dev.janus.run.RecordScan;
import dev.janus.run.RunHeader;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the records of shards line by line, and keeps no texts. Not thread-safe. */
final class ShardReader {

  private final Interner<String> texts = new Interner<>();
  private final Interner<Judgement> judgements = new Interner<>();

  /**
   * Reads a record.
   *
   * @throws MergeRefusedException if it cannot be read, or is not all of a shard and nothing else
   */
  ShardRecord read(Path path) throws MergeRefusedException {
    RecordIndex index = new RecordIndex(texts, judgements);
    boolean checksums;
    try (InputStream in = Files.newInputStream(path)) {
      RecordScan scan =
          RecordScan.of(
              in,
              path.toString(),
              (start, bytes, line) -> index.add(line, new Span(start, bytes.length)));
      scan.requireIntact();
      checksums = scan.hasChecksums();
      if (scan.isCutOff()) {
        index.addCutOff();
      }
    } catch (UnreadableRunException e) {
      throw new MergeRefusedException(String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw new MergeRefusedException(
          "%s: there is no such run record\n  fix: name the run.jsonl of a shard".formatted(path),
          e);
    } catch (IOException e) {
      throw new MergeRefusedException(
          "%s: the run record cannot be read\n  found: %s\n  fix: make it a readable file, or run its shard again"
              .formatted(path, e),
          e);
    }
    RunHeader header = index.header();
    if (header == null) {
      throw new MergeRefusedException(
          List.of(
              "%s: the run record has no header\n  found: no line that says what was run\n  fix: run its shard again"
                  .formatted(path)));
    }
    return ShardRecord.of(path, index, header, checksums);
  }
}
