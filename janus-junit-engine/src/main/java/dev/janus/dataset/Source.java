package dev.janus.dataset;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read more than once. */
interface Source {

  /** Returns what messages call it: the location as the user named it. */
  String name();

  /**
   * Opens it from its start.
   *
   * @throws RefusedFileException if there is no such file or it cannot be a bench
   */
  InputStream open() throws IOException;
}
