package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.run.cache.Pruned;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PruneLineTest {

  @Test
  void a_pruning_is_told_in_one_line() {
    assertEquals(
        "janus:prune: 1,204 entries (3.1 MB) removed, 40 (0.1 MB) kept in verdicts",
        PruneMojo.line(new Pruned(1204, 3_250_586, 40, 104_858), Path.of("verdicts")));
  }
}
