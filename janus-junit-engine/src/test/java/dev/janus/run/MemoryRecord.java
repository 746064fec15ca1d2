package dev.janus.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** A record in memory, on a disk that may be full. */
public final class MemoryRecord implements SeekableByteChannel {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int linesLeft;

  /** Has room for so many lines; half of the next one fits. */
  public MemoryRecord(int lines) {
    linesLeft = lines;
  }

  /** Returns a recorder that appends to it. */
  public RunRecorder recorder() throws IOException {
    return new RunRecorder(this, "run.jsonl", Prices.UNKNOWN, new RecordTally());
  }

  /** Returns the text recorded so far. */
  public synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Returns what was recorded so far. */
  public Run run() throws UnreadableRunException {
    return RunReader.read(
        new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)), "run.jsonl");
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    byte[] line = new byte[source.remaining()];
    source.get(line);
    if (linesLeft == 0) {
      bytes.write(line, 0, line.length / 2);
      throw new IOException("No space left on device");
    }
    linesLeft--;
    bytes.write(line, 0, line.length);
    return line.length;
  }

  @Override
  public synchronized SeekableByteChannel truncate(long size) {
    byte[] kept = bytes.toByteArray();
    bytes.reset();
    bytes.write(kept, 0, (int) Math.min(size, kept.length));
    return this;
  }

  @Override
  public int read(ByteBuffer target) {
    throw new NonReadableChannelException();
  }

  @Override
  public synchronized long position() {
    return bytes.size();
  }

  @Override
  public SeekableByteChannel position(long position) {
    return this;
  }

  @Override
  public synchronized long size() {
    return bytes.size();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // Nothing to let go of.
  }
}
