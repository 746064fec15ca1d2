package dev.janus.run.cache;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What pruning did.
 *
 * @param entries how many were removed
 * @param bytes how much they held
 * @param keptEntries how many are left
 * @param keptBytes how much they hold
 */
@API(status = Status.EXPERIMENTAL)
public record Pruned(long entries, long bytes, long keptEntries, long keptBytes) {}
