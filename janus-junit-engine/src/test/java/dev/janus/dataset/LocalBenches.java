package dev.janus.dataset;

import dev.janus.bench.Bench;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.BenchLocation;
import java.nio.file.Path;

/** Reads benches that are files of this machine, where no dataset of the hub is. */
final class LocalBenches {

  private static final ClassLoader NO_RESOURCES = ClassLoader.getPlatformClassLoader();

  private LocalBenches() {}

  static Bench read(Object location) throws InvalidBenchException {
    return reader(NO_RESOURCES, Additions.NONE).read(BenchLocation.parse(location.toString()));
  }

  static Bench read(Object location, Additions additions) throws InvalidBenchException {
    return reader(NO_RESOURCES, additions).read(BenchLocation.parse(location.toString()));
  }

  static BenchReader reader(ClassLoader resources, Additions additions) {
    return new BenchReader(
        resources, additions, HubFolders.of(name -> null, Path.of("no-such-home")));
  }
}
