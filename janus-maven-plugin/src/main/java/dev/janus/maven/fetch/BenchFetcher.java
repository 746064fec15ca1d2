package dev.janus.maven.fetch;

import dev.janus.dataset.location.HubLocation;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Brings the files of a bench to this machine. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface BenchFetcher {

  /**
   * Fetches what is not here yet.
   *
   * @throws IOException if that cannot be done; its message tells the user why, and what to do
   * @throws InterruptedException if the thread is interrupted
   */
  FetchedBench fetch(HubLocation bench) throws IOException, InterruptedException;
}
