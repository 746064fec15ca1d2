package dev.janus.report;

import java.io.IOException;
import java.io.Writer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A text that is yet to be written. Thread-safe; gives the same text each time. */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface Rendering {

  /**
   * Writes the text, line ends {@code \n}, and leaves the writer open.
   *
   * @param out takes Unicode, UTF-8 in a file
   * @throws IOException if the writer does
   */
  void writeTo(Writer out) throws IOException;
}
