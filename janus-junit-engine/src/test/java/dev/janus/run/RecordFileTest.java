package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

  @TempDir Path folder;

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_thread_that_is_interrupted_writes_all_the_same() throws IOException {
    Path path = folder.resolve("run.jsonl");
    try (RecordFile file = new RecordFile(path)) {
      Thread.currentThread().interrupt();
      assertEquals(4, file.write(bytes("one\n")));
      assertTrue(Thread.interrupted());
      assertTrue(file.isOpen());
      file.write(bytes("two\n"));
    }
    assertEquals("one\ntwo\n", Files.readString(path));
  }

  @Test
  void it_is_written_from_any_position_on() throws IOException {
    Path path = Files.writeString(folder.resolve("run.jsonl"), "one\ntwo\n");
    try (RecordFile file = new RecordFile(path)) {
      assertEquals(8, file.size());
      assertEquals(0, file.position());
      assertEquals(4, file.position(4).position());
      file.write(bytes("TWO"));
      assertEquals(7, file.position());
    }
    assertEquals("one\nTWO\n", Files.readString(path));
  }

  @Test
  void it_is_cut_off_but_never_grows_by_that() throws IOException {
    Path path = Files.writeString(folder.resolve("run.jsonl"), "one\ntwo\n");
    try (RecordFile file = new RecordFile(path)) {
      file.truncate(9);
      assertEquals(8, file.size());
      file.truncate(4);
      assertEquals(4, file.size());
    }
    assertEquals("one\n", Files.readString(path));
  }

  @Test
  void it_is_not_read() throws IOException {
    RecordFile file = new RecordFile(folder.resolve("run.jsonl"));
    assertThrows(NonReadableChannelException.class, () -> file.read(ByteBuffer.allocate(1)));
    file.close();
    assertFalse(file.isOpen());
    assertThrows(IOException.class, () -> file.write(bytes("x")));
  }
}
