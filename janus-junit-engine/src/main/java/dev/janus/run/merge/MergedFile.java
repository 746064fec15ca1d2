package dev.janus.run.merge;

import dev.janus.run.Checksum;
import dev.janus.run.GateLine;
import dev.janus.run.RunLine;
import dev.janus.run.RunLineWriter;
import dev.janus.run.SessionLine;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a merged record: lines of the shards are copied as they are, those of an earlier version
 * with a checksum added. Not thread-safe.
 */
final class MergedFile implements AutoCloseable {

  private final RunLineWriter writer = new RunLineWriter();
  private final Map<Path, RandomAccessFile> opened = new HashMap<>();
  private final OutputStream out;

  private MergedFile(OutputStream out) {
    this.out = out;
  }

  static MergedFile create(Path file) throws IOException {
    return new MergedFile(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /**
   * Writes all of it.
   *
   * @throws IOException if a shard cannot be read any more, or something cannot be written
   */
  void write(MergedLines merged, List<GateLine> gates) throws IOException {
    write(merged.header());
    for (SessionLine session : merged.sessions()) {
      write(session);
    }
    List<MergedLines.PromptOf> prompts = merged.prompts();
    for (MergedLines.PromptOf prompt : prompts) {
      copy(prompt.record().path(), prompt.lines().responseSpans());
    }
    for (MergedLines.PromptOf prompt : prompts) {
      copy(prompt.record().path(), prompt.lines().verdictSpans());
    }
    for (GateLine gate : gates) {
      write(gate);
    }
    write(merged.footer());
  }

  private void write(RunLine line) throws IOException {
    out.write(writer.write(line).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private void copy(Path record, List<Span> spans) throws IOException {
    for (Span span : spans) {
      out.write(Checksum.add(read(record, span)));
      out.write('\n');
    }
  }

  private byte[] read(Path record, Span span) throws IOException {
    RandomAccessFile file = opened.get(record);
    if (file == null) {
      file = new RandomAccessFile(record.toFile(), "r");
      opened.put(record, file);
    }
    byte[] line = new byte[span.length()];
    file.seek(span.offset());
    try {
      file.readFully(line);
    } catch (EOFException e) {
      throw new IOException(record + " became shorter while it was merged", e);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    try (OutputStream closed = out) {
      closed.flush();
    } finally {
      for (RandomAccessFile file : opened.values()) {
        file.close();
      }
    }
  }
}
