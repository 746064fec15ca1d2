package dev.janus.maven;

import dev.janus.dataset.cache.OfflineSwitch;
import dev.janus.dataset.hub.FetchListener;
import dev.janus.dataset.hub.HubClient;
import dev.janus.dataset.hub.HubEndpoint;
import dev.janus.dataset.hub.HubException;
import dev.janus.dataset.hub.HubSettings;
import dev.janus.dataset.hub.Snapshot;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.repository.RepositoryLayout;
import dev.janus.maven.fetch.BenchFetcher;
import dev.janus.maven.fetch.FetchObserver;
import dev.janus.maven.fetch.FetchedBench;
import dev.janus.maven.fetch.FetchedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches from the hub, or from the cache alone.
 *
 * @param settings of the hub
 * @param observer hears how far it is
 */
record HubAccess(HubSettings settings, FetchObserver observer) implements BenchFetcher {

  private static final String ENDPOINT = "HF_ENDPOINT";

  /**
   * Reads what the environment says.
   *
   * @param endpoint the hub's address; empty when the environment says so
   * @param offline whether Maven was told to use no network
   * @throws HubException if the token cannot be read
   * @throws IllegalArgumentException if the address is none
   */
  static HubSettings settings(
      String endpoint, boolean offline, Function<String, @Nullable String> environment)
      throws HubException {
    HubSettings settings = settings(endpoint, environment);
    return offline && OfflineSwitch.on(environment).isEmpty()
        ? settings.withOffline("Maven runs offline (-o)")
        : settings;
  }

  private static HubSettings settings(
      String endpoint, Function<String, @Nullable String> environment) throws HubException {
    Path home = Path.of(System.getProperty("user.home"));
    return endpoint.isEmpty()
        ? HubSettings.of(environment, home)
        : HubSettings.of(name -> name.equals(ENDPOINT) ? null : environment.apply(name), home)
            .withEndpoint(HubEndpoint.parse("janus.hub", endpoint));
  }

  @Override
  public FetchedBench fetch(HubLocation bench) throws IOException, InterruptedException {
    try (HubClient client = new HubClient(settings, new Observed(observer))) {
      Snapshot snapshot =
          client.fetch(
              bench,
              (readme, paths) ->
                  RepositoryLayout.of(bench.text(), readme, paths)
                      .choose(bench.config(), bench.split())
                      .paths());
      return new FetchedBench(
          snapshot.repository(),
          snapshot.commit(),
          snapshot.licence(),
          snapshot.files().stream()
              .map(file -> new FetchedFile(file.path(), file.file()))
              .toList());
    }
  }

  /** Passes on what the client tells. */
  private record Observed(FetchObserver observer) implements FetchListener {

    @Override
    public void fileStarted(String path, long size, long already) {
      observer.fileStarted(path, size, already);
    }

    @Override
    public void received(long bytes) {
      observer.received(bytes);
    }

    @Override
    public void retrying(String why, Duration wait) {
      observer.retrying(why, wait);
    }
  }
}
