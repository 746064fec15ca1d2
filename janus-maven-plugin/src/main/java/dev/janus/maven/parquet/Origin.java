package dev.janus.maven.parquet;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Where a Parquet file is from.
 *
 * @param repository {@code org/name}; {@code null} for a file of the user's own
 * @param commit 40 hexadecimal digits; {@code null} without a repository
 * @param path in the repository, else as the user named it
 * @param licence as the repository names it; {@code null} when it does not
 */
@API(status = Status.INTERNAL)
public record Origin(
    @Nullable String repository, @Nullable String commit, String path, @Nullable String licence) {

  /** Returns the origin of a file of the user's own. */
  public static Origin local(String path) {
    return new Origin(null, null, path, null);
  }
}
