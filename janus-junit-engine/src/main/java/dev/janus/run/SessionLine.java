package dev.janus.run;

import java.time.Instant;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A start of a run, as recorded: a run that is interrupted and goes on has several.
 *
 * @param started when
 * @param process which JVM process: process id and start
 * @param build where: the address or number of the CI job; empty when no CI says so
 */
@API(status = Status.EXPERIMENTAL)
public record SessionLine(Instant started, String process, String build) implements RunLine {}
