package dev.janus.maven.fetch;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What there is in a bench.
 *
 * @param rows of all sources
 * @param sources in the order of the bench
 */
@API(status = Status.INTERNAL)
public record BenchCounts(int rows, List<SourceCount> sources) {

  /** Copies the list. */
  public BenchCounts {
    sources = List.copyOf(sources);
  }

  /**
   * The rows of a source in a split.
   *
   * @param source as the rows name it; empty when they name none
   * @param split the split that they belong to
   */
  @API(status = Status.INTERNAL)
  public record SourceCount(String source, String split, int rows) {

    String line() {
      String name = source.isEmpty() ? "no source" : "source " + source;
      return name + " -> split " + split + ": " + BenchCounts.counted(rows);
    }
  }

  static String counted(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}
