package dev.janus.run;

import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Takes lines of a run record. Thread-safe. */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface LineSink {

  /**
   * Takes one line.
   *
   * @throws IOException if it cannot be recorded
   */
  void append(RunLine line) throws IOException;
}
