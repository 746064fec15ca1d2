package dev.janus.maven;

import dev.janus.maven.launch.ForkListener;
import dev.janus.maven.launch.Progress;
import org.apache.maven.plugin.logging.Log;

/** Shows what a fork says only where details are asked for. */
record SilentListener(Log log) implements ForkListener {

  @Override
  public void progress(Progress progress) {
    log.debug(progress.line());
  }

  @Override
  public void output(String line) {
    log.debug(line);
  }

  @Override
  public void warning(String line) {
    log.debug(line);
  }
}
