package dev.janus.engine.discovery;

import dev.janus.bench.Bench;
import dev.janus.dataset.Additions;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.BenchLocation;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Reads benches, each once as long as its files do not change: Surefire discovers at least twice
 * per JVM, older versions once per class. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class BenchCatalog {

  private record Key(String location, String state, Additions additions, ClassLoader loader) {

    /** Whether the other stands for the same files as they were at another time. */
    boolean replaces(Key other) {
      return location.equals(other.location)
          && additions.equals(other.additions)
          && loader.equals(other.loader)
          && !state.equals(other.state);
    }
  }

  private final ConcurrentMap<Key, SoftReference<Bench>> known = new ConcurrentHashMap<>();

  /**
   * Returns a bench.
   *
   * @param additions what says more about its rows
   * @param environment says where datasets of the hub are
   * @throws InvalidBenchException if the bench, or an addition, cannot be used
   */
  Bench get(
      BenchLocation location,
      Additions additions,
      ClassLoader loader,
      Function<String, @Nullable String> environment)
      throws InvalidBenchException {
    HubFolders folders = HubFolders.of(environment, Path.of(System.getProperty("user.home")));
    BenchReader reader = new BenchReader(loader, additions, folders);
    Key key = new Key(location.text(), reader.state(location), additions, loader);
    SoftReference<Bench> reference = known.get(key);
    Bench bench = reference == null ? null : reference.get();
    if (bench == null) {
      bench = reader.read(location);
      // A large bench has a file of its own, which would stay as long as the bench does.
      known.keySet().removeIf(key::replaces);
      known.put(key, new SoftReference<>(bench));
    }
    return bench;
  }
}
