package dev.janus.dataset.location;

import dev.janus.dataset.row.Problem;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A bench in a file.
 *
 * @param text as the user named it
 * @param path absolute
 */
@API(status = Status.EXPERIMENTAL)
public record FileLocation(String text, Path path) implements BenchLocation {

  static final String SCHEME = "file:";

  /** Makes the path absolute, from the working directory. */
  public FileLocation {
    path = path.toAbsolutePath();
  }

  static FileLocation parsePath(String text) {
    try {
      return new FileLocation(text, Path.of(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          new Problem(Problem.quote(text), "is not a path", e.getReason(), BenchLocation.FIX)
              .message(),
          e);
    }
  }

  static FileLocation parseUri(String text) {
    try {
      return new FileLocation(text, Path.of(URI.create(text)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          new Problem(
                  text,
                  "is not the URI of a file",
                  e.getMessage(),
                  "write file:///absolute/path with blanks as %20, or the plain path")
              .message(),
          e);
    }
  }
}
