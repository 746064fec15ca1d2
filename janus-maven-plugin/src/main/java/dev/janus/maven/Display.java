package dev.janus.maven;

import java.io.Console;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** Where people see what goes on: Maven's log, or a terminal. Thread-safe. */
sealed interface Display permits LogLines, LiveBar {

  /** Returns how often progress is to be told. */
  int secondsBetweenLines();

  /**
   * Shows how far the work is.
   *
   * @param line for a log
   * @param bar for a terminal
   */
  void progress(String line, String bar);

  /** Shows a line that stays. */
  void output(String line);

  /** Shows a line that stays and needs attention. */
  void warning(String line);

  /** Leaves the display as it was found. */
  void finish();

  /** Returns a bar where somebody watches a terminal, else lines in the log. */
  static Display of(MavenSession session, Log log) {
    LogLines lines = new LogLines(log);
    if (!session.getRequest().isInteractiveMode()) {
      return lines;
    }
    Optional<Console> terminal = Terminal.ofThisJvm().console();
    return terminal.isPresent() ? new LiveBar(lines, terminal.get().writer()) : lines;
  }
}
