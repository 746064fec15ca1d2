package dev.janus.chat.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file of lines does when the disk is full. */
class LineFileTest {

  /** Takes so many bytes, of the last line only a part. */
  private static final class SmallFile extends RandomAccessFile {

    private final int room;

    SmallFile(Path path, int room) throws IOException {
      super(path.toFile(), "rw");
      this.room = room;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      int fits = (int) Math.min(bytes.length, room - length());
      write(bytes, 0, fits);
      if (fits < bytes.length) {
        throw new IOException("No space left on device");
      }
    }
  }

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void locate() {
    path = folder.resolve("lines.jsonl");
  }

  @Test
  void takes_back_what_was_written_of_a_line() throws Exception {
    try (var file = new LineFile(path, new SmallFile(path, 5))) {
      assertEquals(0, file.append("ab"));
      var full = assertThrows(IOException.class, () -> file.append("cde"));
      assertEquals(
          path
              + """
              : the file cannot be written
                found: No space left on device
                fix: make room or mend the disk, then run again: what is answered is not paid for twice""",
          full.getMessage());
    }
    assertEquals("ab\n", Files.readString(path));
  }

  @Test
  void takes_no_line_after_one_that_failed() throws Exception {
    try (var file = new LineFile(path, new SmallFile(path, 5))) {
      var first = assertThrows(IOException.class, () -> file.append("abcdef"));
      assertEquals(first, assertThrows(IOException.class, () -> file.append("g")));
      assertEquals("", Files.readString(path));
    }
  }

  @Test
  void tells_where_lines_begin() throws Exception {
    try (var file = LineFile.open(path, LineFile.Opening.DISK, line -> {})) {
      assertEquals(0, file.append("\u00e9"));
      assertEquals(3, file.append(""));
      assertEquals(4, file.append("x"));
      assertEquals("\u00e9", file.read(0));
      assertEquals("", file.read(3));
      assertEquals("x", file.read(4));
    }
  }
}
