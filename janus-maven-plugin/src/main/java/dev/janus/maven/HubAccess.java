package dev.janus.maven;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.maven.fetch.BenchFetcher;
import dev.janus.maven.fetch.FetchObserver;

/**
 * How the hub is reached.
 *
 * @param endpoint its address; empty when the environment says so
 * @param offline whether Maven was told to use no network
 */
record HubAccess(String endpoint, boolean offline) {

  /** Returns what fetches from the hub; it tells an observer how far it is. */
  BenchFetcher fetcher(FetchObserver observer) {
    return bench -> {
      throw new RefusedFileException(
          new Problem(
              bench.text(),
              "this version does not fetch hf:// benches yet",
              null,
              "download the Parquet file from the hub, and name it"));
    };
  }
}
