package dev.janus.maven;

import org.apache.maven.plugin.logging.Log;

/** Progress as a line in the log every few seconds. Thread-safe, as Maven's log is. */
record LogLines(Log log) implements Display {

  @Override
  public int secondsBetweenLines() {
    return 5;
  }

  @Override
  public void progress(String line, String bar) {
    log.info(line);
  }

  @Override
  public void output(String line) {
    log.info(line);
  }

  @Override
  public void warning(String line) {
    log.warn(line);
  }

  @Override
  public void finish() {
    // Lines stay.
  }
}
