package dev.janus.run.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file of entries, one a line, that one process appends to, or did.
 *
 * @param file of the entries
 * @param modified when the last one was appended
 */
record Segment(Path file, Instant modified) {

  /** What the name of a segment ends with. */
  static final String SUFFIX = ".jsonl";

  private static final int USUAL_LINE = 4 * 1024;

  /** Returns one that this process appends to, which is as young as can be. */
  static Segment own(Path file) {
    return new Segment(file, Instant.MAX);
  }

  /**
   * Returns the segments in a folder, the one modified last at the end. A folder that is not there
   * has none.
   *
   * @throws IOException if the folder cannot be read
   */
  static List<Segment> in(Path folder) throws IOException {
    List<Segment> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path file : files) {
          of(file).ifPresent(found::add);
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    found.sort(Comparator.comparing(Segment::modified).thenComparing(Segment::file));
    return found;
  }

  private static Optional<Segment> of(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(new Segment(file, attributes.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      // Pruned just now.
      return Optional.empty();
    }
  }

  /**
   * Returns a line with its end.
   *
   * @param offset where it starts
   * @return nothing, if it has no end or cannot be read: the file may be gone
   */
  Optional<byte[]> line(long offset) {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] line = new byte[USUAL_LINE];
      int filled = 0;
      for (int read = read(in, line, 0, offset); read > 0; ) {
        for (int end = filled; end < filled + read; end++) {
          if (line[end] == '\n') {
            return Optional.of(Arrays.copyOf(line, end + 1));
          }
        }
        filled += read;
        line = filled == line.length ? Arrays.copyOf(line, 2 * filled) : line;
        read = read(in, line, filled, offset + filled);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int read(FileChannel in, byte[] line, int filled, long offset) throws IOException {
    return in.read(ByteBuffer.wrap(line, filled, line.length - filled), offset);
  }
}
