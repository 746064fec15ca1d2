package dev.janus.engine;

import dev.janus.bench.Bench;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.FileLocation;
import dev.janus.engine.configuration.JanusConfiguration;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads benches, each once as long as its file does not change: Surefire discovers at least twice
 * per JVM, older versions once per class. Thread-safe.
 */
final class BenchCatalog {

  private record Key(
      String location,
      String state,
      @Nullable String splits,
      String stateOfSplits,
      ClassLoader loader) {}

  private final ConcurrentMap<Key, SoftReference<Bench>> known = new ConcurrentHashMap<>();

  /**
   * Returns a bench.
   *
   * @param splits where the CSV with more splits is, if anywhere
   * @throws InvalidBenchException if the bench, or that CSV, cannot be used
   * @throws IOException if that CSV cannot be read
   */
  Bench get(BenchLocation location, @Nullable String splits, ClassLoader loader)
      throws InvalidBenchException, IOException {
    String state = location instanceof FileLocation file ? state(file.path()) : "";
    Key key = new Key(location.text(), state, splits, stateOfTable(splits), loader);
    SoftReference<Bench> reference = known.get(key);
    Bench bench = reference == null ? null : reference.get();
    if (bench == null) {
      bench = new BenchReader(loader, table(splits, loader)).read(location);
      known.put(key, new SoftReference<>(bench));
    }
    return bench;
  }

  private static String stateOfTable(@Nullable String splits) throws IOException {
    try {
      return splits == null ? "" : state(Path.of(splits));
    } catch (InvalidPathException notAFile) {
      // A resource of the class path, or nothing: who opens it says so.
      return "";
    }
  }

  private static String state(Path path) throws IOException {
    if (!Files.exists(path)) {
      return "";
    }
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return path + " " + attributes.size() + " " + attributes.lastModifiedTime();
  }

  private static SplitTable table(@Nullable String splits, ClassLoader loader)
      throws InvalidBenchException, IOException {
    if (splits == null) {
      return SplitTable.shipped();
    }
    try (Reader csv =
        new InputStreamReader(
            TextFile.open(JanusConfiguration.SPLITS, splits, loader), StandardCharsets.UTF_8)) {
      return SplitTable.shipped().with(csv, splits);
    }
  }
}
