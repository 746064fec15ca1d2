package dev.janus.maven;

import java.io.PrintWriter;

/** Progress as a bar that is drawn again in place, below the lines of the log. Thread-safe. */
final class LiveBar implements Display {

  /** To the start of the line, and erase it. */
  private static final String ERASE = "\r\u001b[2K";

  /** What is wider than the terminal must not go on in a second line, which nobody would erase. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

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
  public synchronized void progress(String line, String drawn) {
    bar = drawn;
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
      terminal.print(ERASE + NO_WRAP + bar + WRAP);
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
