package dev.janus.dataset.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes symbolic links; in tests, on a system that has none. */
@FunctionalInterface
interface Linking {

  Linking SYMBOLIC = (link, target) -> Files.createSymbolicLink(link, target);

  /**
   * Makes a link.
   *
   * @throws IOException if none can be made here
   * @throws UnsupportedOperationException likewise
   */
  void make(Path link, Path target) throws IOException;
}
