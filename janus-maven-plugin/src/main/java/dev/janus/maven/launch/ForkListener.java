package dev.janus.maven.launch;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Hears what a fork says while it runs. Two threads call it: one for each of its streams. */
@API(status = Status.INTERNAL)
public interface ForkListener {

  /** The run went on. */
  void progress(Progress progress);

  /** A line of the fork's standard output. */
  void output(String line);

  /** A line of the fork's standard error. */
  void warning(String line);
}
