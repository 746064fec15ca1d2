package dev.janus.maven.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Standard output of the forked JVM: a message is always a line of its own, whatever others print
 * without ending their line. Thread-safe.
 */
final class ControlStream extends OutputStream {
  private final OutputStream stream;
  private boolean atStartOfLine = true;

  ControlStream(OutputStream stream) {
    this.stream = stream;
  }

  synchronized void send(ForkMessage message) {
    String line = (atStartOfLine ? "" : "\n") + message.toLine() + "\n";
    try {
      stream.write(line.getBytes(StandardCharsets.UTF_8));
      stream.flush();
      atStartOfLine = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void write(int b) throws IOException {
    stream.write(b);
    atStartOfLine = b == '\n';
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      stream.write(bytes, offset, length);
      atStartOfLine = bytes[offset + length - 1] == '\n';
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    stream.flush();
  }
}
