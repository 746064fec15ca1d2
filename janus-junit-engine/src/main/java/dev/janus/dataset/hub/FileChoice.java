package dev.janus.dataset.hub;

import dev.janus.dataset.row.RefusedFileException;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Decides which files of a repository make up what was asked for. */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface FileChoice {

  /**
   * Chooses files.
   *
   * @param readme the text of the repository's {@code README.md}; null when it has none
   * @param paths of all files, with slashes
   * @return some of the paths, in the order of their rows
   * @throws RefusedFileException if there is no such thing in the repository
   */
  List<String> choose(@Nullable String readme, List<String> paths) throws RefusedFileException;
}
