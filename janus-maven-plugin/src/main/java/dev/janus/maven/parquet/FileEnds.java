package dev.janus.maven.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Looks at both ends of a file, which tell whether it is Parquet, whole and readable. */
record FileEnds(ParquetFile file) {

  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";
  private static final String NO_PARQUET = "is not a Parquet file";
  private static final String AGAIN = "delete it and download it again";
  private static final int HEAD = 64;

  /** Magic, an empty footer, its length, magic. */
  private static final long SHORTEST = 12;

  void check() throws IOException {
    if (!Files.isRegularFile(file.path())) {
      throw refuse("there is no such file", file.path().toString(), "name a .parquet file");
    }
    long size;
    String head;
    String tail;
    try (RandomAccessFile in = new RandomAccessFile(file.path().toFile(), "r")) {
      size = in.length();
      head = read(in, 0, (int) Math.min(HEAD, size));
      tail = read(in, Math.max(0, size - 4), (int) Math.min(4, size));
    } catch (FileNotFoundException e) {
      throw refuse("cannot be opened", e.getMessage(), "make it readable for this user");
    }
    check(size, head, tail);
  }

  private void check(long size, String head, String tail) throws RefusedFileException {
    if (size == 0) {
      throw refuse(NO_PARQUET, "an empty file", AGAIN);
    }
    if (head.startsWith("version https://git-lfs.github.com/")) {
      throw refuse(NO_PARQUET, "a Git LFS pointer, not the file it stands for", "run git lfs pull");
    }
    if (head.stripLeading().startsWith("<")) {
      throw refuse(
          NO_PARQUET, "an HTML page or XML", "download the file itself, not the page about it");
    }
    if (head.startsWith(ENCRYPTED) || tail.equals(ENCRYPTED)) {
      throw encrypted();
    }
    if (!head.startsWith(MAGIC)) {
      throw refuse(NO_PARQUET, size + " bytes that do not start with PAR1", "name a .parquet file");
    }
    if (size < SHORTEST || !tail.equals(MAGIC)) {
      throw refuse(
          "is cut off: the end of a Parquet file is missing",
          size + " bytes that do not end with PAR1",
          AGAIN);
    }
  }

  RefusedFileException encrypted() {
    return refuse(
        "is encrypted", "an encrypted Parquet file", "decrypt it, and name the file that results");
  }

  private static String read(RandomAccessFile in, long start, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(start);
    in.readFully(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private RefusedFileException refuse(String what, @Nullable String found, String fix) {
    return new RefusedFileException(new Problem(file.name(), what, found, fix));
  }
}
