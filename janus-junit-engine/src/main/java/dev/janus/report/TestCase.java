package dev.janus.report;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One test of a suite.
 *
 * @param name unique within the class, or readers take the tests for reruns of one
 * @param className fully qualified
 * @param time how long it took
 * @param outcome how it ended
 */
@API(status = Status.EXPERIMENTAL)
public record TestCase(String name, String className, Duration time, TestOutcome outcome) {}
