package dev.janus.bench;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One value that a system message carries. Absent parts are empty strings.
 *
 * @param dimension the broad kind, for example {@code style} or {@code harmlessness}
 * @param subdimension the narrower kind
 * @param preference a short name
 * @param description what the user wants
 */
@API(status = Status.EXPERIMENTAL)
public record Preference(
    String dimension, String subdimension, String preference, String description) {}
