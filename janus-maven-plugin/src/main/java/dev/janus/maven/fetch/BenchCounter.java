package dev.janus.maven.fetch;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SourceCount;
import dev.janus.dataset.location.BenchLocation;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Counts what the engine reads in a bench that is on this machine. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface BenchCounter {

  /**
   * Counts the rows of each source and split.
   *
   * @throws InvalidBenchException if the engine cannot read it to its end
   */
  List<SourceCount> count(BenchLocation bench) throws InvalidBenchException;
}
