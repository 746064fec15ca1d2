package dev.janus.dataset.assembly;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The rows of a source in a split.
 *
 * @param source as the rows name it; empty when they name none
 * @param split the split that they belong to; empty when that is not known
 * @param rows at least 1
 */
@API(status = Status.EXPERIMENTAL)
public record SourceCount(String source, String split, int rows) {}
