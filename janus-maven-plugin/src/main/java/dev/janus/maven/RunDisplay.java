package dev.janus.maven;

import dev.janus.maven.launch.ForkListener;
import dev.janus.maven.launch.Progress;

/** Shows what a fork says. Thread-safe. */
record RunDisplay(Display display) implements ForkListener {

  @Override
  public void progress(Progress progress) {
    display.progress(progress.line(), progress.bar());
  }

  @Override
  public void output(String line) {
    display.output(line);
  }

  @Override
  public void warning(String line) {
    display.warning(line);
  }
}
