package dev.janus.maven;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The build that the check is part of, as far as it decides which records count.
 *
 * @param started when it started
 * @param alone whether nothing in it was to run a bench, so that a record of an earlier build
 *     counts
 * @param merged benches whose shards were merged in this build: their records count likewise
 * @param filters what on the command line leaves tests out, for example {@code -Dtest=OtherTest}
 * @param runSkipped whether the run goal was skipped on purpose
 * @param testsSkipped what skips all tests, for example {@code -DskipTests}; null where nothing
 *     does
 */
record Build(
    Instant started,
    boolean alone,
    Set<String> merged,
    List<String> filters,
    boolean runSkipped,
    @Nullable String testsSkipped) {

  /** Properties that leave tests out, of Surefire and of Failsafe. */
  private static final List<String> FILTERS =
      List.of(
          "test",
          "it.test",
          "groups",
          "excludedGroups",
          "surefire.includes",
          "surefire.excludes",
          "surefire.includesFile",
          "surefire.excludesFile",
          "failsafe.includes",
          "failsafe.excludes",
          "skipITs",
          "skipUTs",
          "maven.test.skip.exec");

  /** What runs no tests though it stands on the command line. */
  private static final Set<String> PHASES_BEFORE_TESTS =
      Set.of(
          "pre-clean",
          "clean",
          "post-clean",
          "validate",
          "initialize",
          "generate-sources",
          "process-sources",
          "generate-resources",
          "process-resources",
          "compile",
          "process-classes",
          "generate-test-sources",
          "process-test-sources",
          "generate-test-resources",
          "process-test-resources",
          "test-compile",
          "process-test-classes");

  /** Returns what on the command line leaves tests out. */
  static List<String> filters(Properties user) {
    List<String> filters = new ArrayList<>();
    for (String name : FILTERS) {
      String value = user.getProperty(name);
      if (value != null && !value.isBlank() && !value.equals("false")) {
        filters.add(value.equals("true") ? "-D" + name : "-D" + name + "=" + value);
      }
    }
    return filters;
  }

  /**
   * Tells whether goals run no test: {@code janus:check}, {@code janus:merge janus:check}, {@code
   * test-compile janus:check}.
   *
   * @param goals as on the command line; where there are none, the default goal of the pom runs,
   *     which is not known here and may run tests
   */
  static boolean runsNothing(List<String> goals) {
    return !goals.isEmpty() && goals.stream().allMatch(Build::runsNothing);
  }

  private static boolean runsNothing(String goal) {
    if (!goal.contains(":")) {
      return PHASES_BEFORE_TESTS.contains(goal);
    }
    List<String> parts = List.of(goal.replaceFirst("@.*", "").split(":", -1));
    boolean ours = Stream.of("janus", "janus-maven-plugin").anyMatch(parts::contains);
    return ours && !parts.get(parts.size() - 1).equals("run");
  }

  /** Tells whether the record of a bench counts whenever it was made. */
  boolean takesEarlierRecordOf(String bench) {
    return alone || merged.contains(bench);
  }

  /** Tells whether something is of this build, and not of the future. */
  boolean isOf(Instant time, Instant now) {
    return !time.isBefore(started) && !time.isAfter(now);
  }

  /**
   * Where the goal {@code merge} leaves the names of what it merged, in the context of a project.
   */
  static final String MERGED = "dev.janus.merged";

  /**
   * Reads the names of the merged benches.
   *
   * @param value what the goal left, if it ran
   */
  static Set<String> merged(@Nullable Object value) {
    return value instanceof String names ? Set.of(names.split("\n")) : Set.of();
  }
}
