package dev.janus.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files for writing; in tests, on a disk that is full. */
@FunctionalInterface
interface FileOpening {

  /** Creates files where they are missing. */
  FileOpening REAL =
      (file, option) ->
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, option);

  /**
   * Opens a file.
   *
   * @param option whether it is emptied or appended to
   */
  OutputStream open(Path file, StandardOpenOption option) throws IOException;
}
