package dev.janus.dataset;

import dev.janus.dataset.arrow.SavedDataset;
import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.ClasspathLocation;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.source.ClasspathSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Finds what a location stands for.
 *
 * @param resources where {@code classpath:} locations are looked up
 * @param folders where datasets of the hub are
 */
record BenchSources(ClassLoader resources, HubFolders folders) {

  /**
   * Returns the files of a bench.
   *
   * @throws RefusedFileException if they are not here
   */
  BenchFiles of(BenchLocation location) throws IOException {
    if (location instanceof HubLocation hub) {
      return new CachedDataset(folders, hub).files();
    }
    if (location instanceof ClasspathLocation onClasspath) {
      return BenchFiles.of(
          new ClasspathSource(onClasspath.text(), onClasspath.resource(), resources));
    }
    FileLocation file = (FileLocation) location;
    if (Files.isDirectory(file.path())) {
      return new BenchFiles(List.copyOf(SavedDataset.files(file.text(), file.path())), null);
    }
    return BenchFiles.of(new ParquetFiles(new Conversions(folders)).source(file));
  }
}
