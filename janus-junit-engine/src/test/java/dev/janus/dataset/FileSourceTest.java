package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

  private static String refusal(Path path) {
    var source = new FileSource("x.jsonl", path);
    return String.valueOf(assertThrows(RefusedFileException.class, source::open).getMessage());
  }

  @Test
  void a_file_that_the_user_may_not_read_is_named(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.jsonl"), "{}");
    if (!file.toFile().setReadable(false) || Files.isReadable(file)) {
      Assumptions.abort("SKIPPED: this user may read every file");
    }
    assertEquals(
        "x.jsonl: permission denied\n  found: %s\n  fix: let the user who runs the tests read it"
            .formatted(file),
        refusal(file));
  }

  @Test
  void a_device_is_no_bench() {
    Path device = Path.of("/dev/null");
    if (Files.notExists(device)) {
      Assumptions.abort("SKIPPED: this system has no " + device);
    }
    assertEquals(
        """
        x.jsonl: is neither a file nor a folder
          found: /dev/null
          fix: write the rows to a file and name that""",
        refusal(device));
  }
}
