package dev.janus.maven.fetch;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bench at one commit of its repository.
 *
 * @param repository {@code org/name}
 * @param commit 40 hexadecimal digits
 * @param licence as the repository names it; {@code null} when it does not
 * @param files in the order of their rows
 */
@API(status = Status.INTERNAL)
public record FetchedBench(
    String repository, String commit, @Nullable String licence, List<FetchedFile> files) {

  /** Copies the list. */
  public FetchedBench {
    files = List.copyOf(files);
  }
}
