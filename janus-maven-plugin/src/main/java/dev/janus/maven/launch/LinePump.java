package dev.janus.maven.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Passes the lines of a stream on, in a thread of its own. */
final class LinePump {
  private final InputStream stream;
  private final Consumer<String> lines;
  private final Thread thread = new Thread(this::pump, "janus-fork-output");

  private LinePump(InputStream stream, Consumer<String> lines) {
    this.stream = stream;
    this.lines = lines;
  }

  static LinePump start(InputStream stream, Consumer<String> lines) {
    LinePump pump = new LinePump(stream, lines);
    pump.thread.setDaemon(true);
    pump.thread.start();
    return pump;
  }

  /** Waits for the end of the stream, and tells whether it came in time. */
  boolean endsWithin(Duration patience) throws InterruptedException {
    thread.join(patience.toMillis());
    return !thread.isAlive();
  }

  private void pump() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines);
    } catch (IOException | UncheckedIOException closed) {
      // The process was ended, and its streams with it: its exit code tells.
      lines.accept("janus:run: the output of the forked JVM broke off: " + closed);
    }
  }
}
