package dev.janus.engine;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which job of a CI this JVM runs in, as the CI's environment variables name it. */
final class CiJob {

  private static final String GITHUB_RUN = "GITHUB_RUN_ID";

  private CiJob() {}

  /**
   * Returns the address of the job, or a number where there is no address; empty outside of the CI
   * systems that are known here.
   *
   * @param environment returns a variable's value, or null where it is not set
   */
  static String of(Function<String, @Nullable String> environment) {
    if (!value(environment, GITHUB_RUN).isEmpty()) {
      return "%s/%s/actions/runs/%s"
          .formatted(
              value(environment, "GITHUB_SERVER_URL"),
              value(environment, "GITHUB_REPOSITORY"),
              value(environment, GITHUB_RUN));
    }
    return Stream.of(
            "CI_JOB_URL", // GitLab
            "BUILD_URL", // Jenkins
            "CIRCLE_BUILD_URL",
            "BUILDKITE_BUILD_URL",
            "BUILD_BUILDURI") // Azure Pipelines
        .map(name -> value(environment, name))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String value(Function<String, @Nullable String> environment, String name) {
    String value = environment.apply(name);
    return value == null ? "" : value.strip();
  }
}
