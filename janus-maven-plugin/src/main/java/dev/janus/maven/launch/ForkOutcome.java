package dev.janus.maven.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a fork that ended in good order said.
 *
 * @param process the id of its process
 * @param suites one per split, in order
 * @param faults in order
 * @param headers what runs would record of themselves, as lines of JSON by name of the bench; only
 *     of a fork that was asked for it
 */
@API(status = Status.INTERNAL)
public record ForkOutcome(
    long process, List<SuiteSummary> suites, List<Fault> faults, Map<String, String> headers) {

  /** The configuration parameter that asks the engine for headers; it runs nothing then. */
  public static final String DESCRIBE = "dev.janus.describe";

  static final String BENCH = "janus.bench";
  static final String HEADER = "janus.header";

  /** Copies the collections. */
  public ForkOutcome {
    suites = List.copyOf(suites);
    faults = List.copyOf(faults);
    headers = Map.copyOf(headers);
  }

  /** Returns how many rubrics of a bench got a score. */
  public int decided(String bench) {
    return suites.stream()
        .filter(suite -> suite.bench().equals(bench))
        .mapToInt(SuiteSummary::decided)
        .sum();
  }

  /** Returns the first message about a bench, else the first about none. */
  public Optional<String> firstFault(String bench) {
    return faults.stream()
        .filter(fault -> fault.bench().equals(bench))
        .findFirst()
        .or(() -> faults.stream().filter(fault -> fault.bench().isEmpty()).findFirst())
        .map(Fault::message);
  }
}
