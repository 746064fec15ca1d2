package dev.janus.dataset;

import dev.janus.dataset.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a location stands for on this machine.
 *
 * @param sources of the rows, in their order
 * @param revision the commit of a remote bench, else {@code null}
 */
record BenchFiles(List<Source> sources, @Nullable String revision) {

  /** Copies the list. */
  BenchFiles {
    sources = List.copyOf(sources);
  }

  static BenchFiles of(Source source) {
    return new BenchFiles(List.of(source), null);
  }
}
