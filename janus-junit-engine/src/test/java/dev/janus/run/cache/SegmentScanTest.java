package dev.janus.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentScanTest {

  private static final int BLOCK = 256 * 1024;
  private static final String NAME = "00000000000000ff" + "000000000000000a" + "a".repeat(32);

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("segment"), text);
  }

  private List<String> entries(String text) throws IOException {
    List<String> found = new ArrayList<>();
    SegmentScan.entries(
        file(text), (high, low, offset) -> found.add(high + "/" + low + " at " + offset));
    return found;
  }

  @Test
  void entries_are_told_with_the_start_of_their_name_and_where_they_are() throws IOException {
    String other = "8000000000000000" + "0000000000000009" + "9".repeat(32);
    assertEquals(
        List.of("255/10 at 0", "-9223372036854775808/9 at 68"),
        entries(NAME + " {}\n" + other + " {}\n"));
  }

  @Test
  void a_line_is_found_wherever_a_block_ends() throws IOException {
    for (int beyond = -70; beyond <= 2; beyond++) {
      int offset = BLOCK + beyond;
      String text = "x".repeat(offset - 1) + "\n" + NAME + " {}\n" + NAME + " ";
      assertEquals(List.of("255/10 at " + offset), entries(text));
    }
  }

  @Test
  void a_line_may_be_longer_than_blocks() throws IOException {
    int length = 65 + 3 * BLOCK;
    String text = NAME + " " + "x".repeat(3 * BLOCK) + "\n" + NAME + " {}\n";
    assertEquals(List.of("255/10 at 0", "255/10 at " + (length + 1)), entries(text));
  }

  @Test
  void lines_and_bytes_are_counted() throws IOException {
    assertEquals(new SegmentScan.Size(0, 0), SegmentScan.size(file("")));
    assertEquals(new SegmentScan.Size(0, 3), SegmentScan.size(file("abc")));
    assertEquals(new SegmentScan.Size(3, 5), SegmentScan.size(file("\na\n\nb")));
    String line = "x".repeat(BLOCK - 1) + "\n";
    assertEquals(new SegmentScan.Size(2, 2L * BLOCK), SegmentScan.size(file(line + line)));
  }
}
