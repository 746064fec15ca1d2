package dev.janus.run.merge;

import dev.janus.judge.Judgement;
import dev.janus.run.RecordLines;
import dev.janus.run.RunHeader;
import dev.janus.run.RunLineReader;
import dev.janus.run.RunLineReader.MalformedLineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the records of shards line by line, and keeps no texts. Not thread-safe. */
final class ShardReader {

  private final RunLineReader lines = new RunLineReader();
  private final Interner<String> texts = new Interner<>();
  private final Interner<Judgement> judgements = new Interner<>();

  /**
   * Reads a record.
   *
   * @throws MergeRefusedException if it cannot be read, or is not all of a shard and nothing else
   */
  ShardRecord read(Path path) throws MergeRefusedException {
    RecordIndex index = new RecordIndex(texts, judgements);
    try (InputStream in = Files.newInputStream(path)) {
      read(path, new RecordLines(in), index);
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
    return ShardRecord.of(path, index, header);
  }

  private void read(Path path, RecordLines record, RecordIndex index)
      throws IOException, MergeRefusedException {
    int number = 0;
    while (record.next()) {
      number++;
      if (!record.text().isBlank()) {
        read(path, number, record, index);
      }
    }
  }

  private void read(Path path, int number, RecordLines record, RecordIndex index)
      throws MergeRefusedException {
    try {
      index.add(lines.read(record.text()), new Span(record.start(), record.length()));
    } catch (MalformedLineException e) {
      if (record.isEnded() || e.isJson()) {
        throw malformed(path, number, e);
      }
      index.addCutOff();
    }
  }

  private static MergeRefusedException malformed(
      Path path, int number, MalformedLineException cause) {
    return new MergeRefusedException(
        "%s:%d: not a line of a run record of schema %d\n  found: %s\n  fix: restore the file, or run its shard again"
            .formatted(path, number, RunHeader.SCHEMA, cause.getMessage()),
        cause);
  }
}
