package dev.janus.dataset.source;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A file.
 *
 * @param path absolute
 */
@API(status = Status.INTERNAL)
public record FileSource(String name, Path path) implements Source {

  /** Opens a file in one way or another. */
  private interface Opening<T> {
    T open(Path path) throws IOException;
  }

  @Override
  public String state() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return path + " " + attributes.size() + " " + attributes.lastModifiedTime();
    } catch (IOException nothingThere) {
      // Who opens it says what is wrong.
      return path + " is not there";
    }
  }

  @Override
  public InputStream open() throws IOException {
    return open(Files::newInputStream);
  }

  @Override
  public SeekableByteChannel openChannel() throws IOException {
    return open(Files::newByteChannel);
  }

  private <T> T open(Opening<T> opening) throws IOException {
    if (Files.isDirectory(path)) {
      throw refused("is a folder, not a file", "name a file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw refused("is neither a file nor a folder", "write the rows to a file and name that");
    }
    try {
      return opening.open(path);
    } catch (NoSuchFileException e) {
      throw new RefusedFileException(
          new Problem(
              name,
              "no such file",
              "nothing at " + path,
              "correct the name; a relative path starts at " + Path.of("").toAbsolutePath()));
    } catch (AccessDeniedException e) {
      throw refused("permission denied", "let the user who runs the tests read it");
    }
  }

  private RefusedFileException refused(String what, String fix) {
    return new RefusedFileException(new Problem(name, what, path.toString(), fix));
  }
}
