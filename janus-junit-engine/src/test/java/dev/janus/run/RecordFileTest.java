package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = Files.writeString(folder.resolve("run.jsonl"), "0123456789");
  }

  @Test
  void reads_from_its_position_on() throws IOException {
    try (var file = RecordFile.open(path)) {
      var target = ByteBuffer.allocate(4);
      assertSame(file, file.position(7));
      assertEquals(3, file.read(target));
      assertEquals("789", new String(target.array(), 0, 3, StandardCharsets.US_ASCII));
      assertEquals(3, target.position());
      assertEquals(10, file.position());
      assertEquals(-1, file.read(target));
      assertEquals(3, target.position());
    }
  }

  @Test
  void reads_no_more_than_asked_for() throws IOException {
    try (var file = RecordFile.open(path)) {
      var target = ByteBuffer.allocate(4);
      assertEquals(4, file.read(target));
      assertFalse(target.hasRemaining());
      assertEquals(0, file.read(target));
      assertEquals(4, file.position());
    }
  }

  @Test
  void writes_all_at_its_position() throws IOException {
    try (var file = RecordFile.open(path)) {
      var source = ByteBuffer.wrap("abc".getBytes(StandardCharsets.US_ASCII));
      file.position(file.size());
      assertEquals(3, file.write(source));
      assertFalse(source.hasRemaining());
      assertEquals("0123456789abc", Files.readString(path));
      assertEquals(13, file.size());
    }
  }

  @Test
  void truncates_and_keeps_its_position_inside() throws IOException {
    try (var file = RecordFile.open(path)) {
      file.position(8);
      assertSame(file, file.truncate(9));
      assertEquals(8, file.position());
      file.truncate(5);
      assertEquals(5, file.position());
      assertEquals("01234", Files.readString(path));
      file.truncate(7);
      assertEquals(5, file.size());
    }
  }

  @Test
  void knows_whether_it_is_open() throws IOException {
    var file = RecordFile.open(path);
    assertTrue(file.isOpen());
    file.close();
    assertFalse(file.isOpen());
    assertThrows(IOException.class, file::size);
  }

  @Test
  void does_not_open_a_folder() {
    assertThrows(FileNotFoundException.class, () -> RecordFile.open(folder));
  }
}
