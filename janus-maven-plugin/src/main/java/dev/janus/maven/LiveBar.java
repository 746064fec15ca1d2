package dev.janus.maven;

import dev.janus.maven.launch.Progress;
import java.io.PrintWriter;

/** Progress as a bar that is drawn again in place, below the lines of the log. Thread-safe. */
final class LiveBar implements RunDisplay {

  /** To the start of the line, and erase it. */
  private static final String ERASE = "\r\u001b[2K";

  private final LogLines lines;
  private final PrintWriter terminal;
  private String bar = "";

  LiveBar(LogLines lines, PrintWriter terminal) {
    this.lines = lines;
    this.terminal = terminal;
  }

  @Override
  public int secondsBetweenLines() {
    return 1;
  }

  @Override
  public synchronized void progress(Progress progress) {
    bar = progress.bar();
    draw();
  }

  @Override
  public synchronized void output(String line) {
    erase();
    lines.output(line);
    draw();
  }

  @Override
  public synchronized void warning(String line) {
    erase();
    lines.warning(line);
    draw();
  }

  @Override
  public synchronized void finish() {
    erase();
    bar = "";
  }

  private void draw() {
    if (!bar.isEmpty()) {
      terminal.print(ERASE + bar);
      terminal.flush();
    }
  }

  private void erase() {
    if (!bar.isEmpty()) {
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
