package dev.janus.dataset.cache;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a snapshot: links to blobs, or where there are no links, the blobs themselves. */
final class SnapshotLinks {

  /** More bytes are no link: as many levels of folders do not exist. */
  private static final int LINK_MAXIMUM = 1024;

  private static final Pattern LINK =
      Pattern.compile("(?:\\.\\./)+blobs/([A-Za-z0-9][A-Za-z0-9_-]*)");

  private final Path folder;
  private final Path locks;
  private final Linking linking;

  SnapshotLinks(Path folder, Path locks, Linking linking) {
    this.folder = folder;
    this.locks = locks;
    this.linking = linking;
  }

  /** Tells whether a file that exists is in the repository's folder when all links are followed. */
  boolean isInside(Path file) throws IOException {
    return file.toRealPath().startsWith(folder.toRealPath());
  }

  /**
   * Returns the content of a file that exists. A link that was copied to where there are none is a
   * text that names its target, as git and some archivers write it: that is followed, too.
   */
  Optional<Path> content(Path file) throws IOException {
    if (!isInside(file)) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(file) || Files.size(file) > LINK_MAXIMUM) {
      return Optional.of(file);
    }
    Matcher link = LINK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    if (!link.matches()) {
      return Optional.of(file);
    }
    Path blob = folder.resolve("blobs").resolve(link.group(1));
    return Optional.of(blob).filter(Files::isRegularFile);
  }

  Path place(Path file, IncompleteBlob blob) throws IOException {
    requireInside(file);
    Path unfinished = locks.resolve(UniqueName.of(blob.etag()));
    try {
      fill(unfinished, file, blob);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      AtomicFile.discard(unfinished, e);
      throw e;
    }
    return file;
  }

  /** A folder of the snapshot may have been replaced by a link to somewhere else. */
  private void requireInside(Path file) throws IOException {
    Path parent = parent(file);
    Files.createDirectories(parent);
    if (!isInside(parent)) {
      throw new RefusedFileException(
          new Problem(
              parent.toString(),
              "leads out of the cache",
              parent.toRealPath().toString(),
              "delete this link; the files of a snapshot belong under " + folder));
    }
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent(), "every file of a snapshot is in a folder");
  }

  private void fill(Path unfinished, Path file, IncompleteBlob blob) throws IOException {
    try {
      linking.make(unfinished, parent(file).relativize(blob.target()));
    } catch (IOException | UnsupportedOperationException e) {
      // As on Windows without its developer mode; the Python libraries do the same.
      if (blob.isNew()) {
        Files.move(blob.target(), unfinished, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.copy(blob.target(), unfinished);
      }
    }
  }
}
