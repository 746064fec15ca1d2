package dev.janus.report;

import java.io.IOException;
import java.io.Writer;

/** A writer to a full disk. */
final class FullWriter extends Writer {

  @Override
  public void write(char[] letters, int offset, int length) throws IOException {
    throw new IOException("No space left on device");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
