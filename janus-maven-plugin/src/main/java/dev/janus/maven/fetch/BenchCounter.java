package dev.janus.maven.fetch;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.location.BenchLocation;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Counts what the engine reads in a bench that is on this machine. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface BenchCounter {

  /**
   * Counts.
   *
   * @throws InvalidBenchException if the engine does not take it for a bench
   */
  BenchCounts count(BenchLocation bench) throws InvalidBenchException;
}
