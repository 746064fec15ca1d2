package dev.janus.dataset.hub;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Files of a repository at one commit, on this machine.
 *
 * @param repository {@code org/name}
 * @param commit 40 hexadecimal digits
 * @param folder of the commit's files in the cache
 * @param files that were asked for, in the order of their rows
 * @param licence as the front matter of the repository's README states it; null when it does not
 */
@API(status = Status.EXPERIMENTAL)
public record Snapshot(
    String repository,
    String commit,
    Path folder,
    List<SnapshotFile> files,
    @Nullable String licence) {

  /** Copies the list. */
  public Snapshot {
    files = List.copyOf(files);
  }
}
