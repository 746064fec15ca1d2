package dev.janus.maven;

import dev.janus.maven.launch.ForkListener;
import java.io.Console;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** Shows what a fork says, in Maven's log or on a terminal. Thread-safe. */
sealed interface RunDisplay extends ForkListener permits LogLines, LiveBar {

  /** Returns how often progress is to be told. */
  int secondsBetweenLines();

  /** Leaves the display as it was found. */
  void finish();

  /** Returns a bar where somebody watches a terminal, else lines in the log. */
  static RunDisplay of(MavenSession session, Log log) {
    LogLines lines = new LogLines(log);
    if (!session.getRequest().isInteractiveMode()) {
      return lines;
    }
    Optional<Console> terminal = Terminal.ofThisJvm().console();
    return terminal.isPresent() ? new LiveBar(lines, terminal.get().writer()) : lines;
  }
}
