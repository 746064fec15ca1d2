package dev.janus.dataset.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Bytes that can be read more than once. */
@API(status = Status.INTERNAL)
public interface Source {

  /** Returns what messages call it: the location as the user named it. */
  String name();

  /**
   * Returns a text that changes when the content may have changed, as far as that can be told
   * without reading it.
   */
  default String state() {
    return name();
  }

  /**
   * Opens it from its start.
   *
   * @throws RefusedFileException if there is no such file or it cannot be a bench
   */
  InputStream open() throws IOException;

  /**
   * Opens it for reads at any place. Its whole content is held in memory when there is no other
   * way, as for a resource in a jar.
   *
   * @throws RefusedFileException if there is no such file or it cannot be a bench
   */
  default SeekableByteChannel openChannel() throws IOException {
    try (InputStream in = open()) {
      return new MemoryChannel(in.readAllBytes());
    }
  }
}
