package dev.janus.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** A file in memory, on a disk of a few bytes, that takes a few of them at a time. */
final class SmallDisk implements SeekableByteChannel {

  static final String FULL = "No space left on device";
  private static final int AT_ONCE = 7;

  private final int space;
  private ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean truncates = true;
  private boolean open = true;

  SmallDisk(int space) {
    this.space = space;
  }

  String text() {
    return content.toString(StandardCharsets.UTF_8);
  }

  void refuseToTruncate() {
    truncates = false;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = Math.min(AT_ONCE, Math.min(source.remaining(), space - content.size()));
    if (count == 0) {
      throw new IOException(FULL);
    }
    for (int i = 0; i < count; i++) {
      content.write(source.get());
    }
    return count;
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    if (!truncates) {
      throw new IOException("Input/output error");
    }
    ByteArrayOutputStream shorter = new ByteArrayOutputStream();
    shorter.write(content.toByteArray(), 0, (int) size);
    content = shorter;
    return this;
  }

  @Override
  public int read(ByteBuffer target) {
    throw new UnsupportedOperationException("a recorder never reads");
  }

  @Override
  public long position() {
    return content.size();
  }

  @Override
  public SeekableByteChannel position(long position) {
    return this;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
