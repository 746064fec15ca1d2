package dev.janus.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The tests of one file {@code TEST-<name>.xml}.
 *
 * @param name of the suite
 * @param cases in the order to write them
 * @param properties what else is known of the run, in the order to write it
 * @param started when the first test started; told as the property {@code janus.started}, because
 *     Surefire's form has no place for it
 */
@API(status = Status.EXPERIMENTAL)
public record TestSuite(
    String name, List<TestCase> cases, Map<String, String> properties, Instant started) {

  /** Copies list and map, keeping their order. */
  public TestSuite {
    cases = List.copyOf(cases);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** Returns the sum of what the tests took. */
  public Duration time() {
    return cases.stream().map(TestCase::time).reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns how many tests ended in that way. */
  long count(Class<? extends TestOutcome> type) {
    return cases.stream().filter(test -> type.isInstance(test.outcome())).count();
  }
}
