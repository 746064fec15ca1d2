package dev.janus.dataset.source;

import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Bytes that can be read more than once. */
@API(status = Status.INTERNAL)
public interface Source {

  /** Returns what messages call it: the location as the user named it. */
  String name();

  /**
   * Opens it from its start.
   *
   * @throws RefusedFileException if there is no such file or it cannot be a bench
   */
  InputStream open() throws IOException;
}
