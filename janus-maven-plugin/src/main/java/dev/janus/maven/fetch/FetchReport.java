package dev.janus.maven.fetch;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What there is to tell about a bench that was fetched.
 *
 * @param lines one after the other
 * @param warnings what keeps the engine from reading it with the settings of this pom
 */
@API(status = Status.INTERNAL)
public record FetchReport(List<String> lines, List<String> warnings) {

  /** Copies the lists. */
  public FetchReport {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }
}
