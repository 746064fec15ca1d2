package dev.janus.dataset.repository;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The files of one Hugging Face split. Immutable.
 *
 * @param config it belongs to
 * @param split what the repository calls it, for example {@code train}
 * @param paths within the repository, at least one, in the order of the rows
 */
@API(status = Status.INTERNAL)
public record ChosenFiles(String config, String split, List<String> paths) {

  /** Copies the list. */
  public ChosenFiles {
    paths = List.copyOf(paths);
  }
}
