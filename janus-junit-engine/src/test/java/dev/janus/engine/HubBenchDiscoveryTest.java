package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench of the hub, as the environment of the tests' JVM says where it is. */
class HubBenchDiscoveryTest {

  private static final String COMMIT = "0123456789".repeat(4);

  @TempDir private Path folder;
  private JanusLauncher launcher;

  @BeforeEach
  void selectTheBench() {
    launcher =
        new JanusLauncher(folder)
            .environment("HF_HOME", folder.resolve("hf").toString())
            .select(selectClass(HubBench.class));
  }

  @dev.janus.api.JanusBench(bench = "hf://org/name")
  static final class HubBench {}

  @Test
  void what_was_not_fetched_is_one_failing_test() {
    assertEquals(
        Map.of(
            "_bench",
            """
            FAILED: hf://org/name: the bench is not on this machine
              found: no revision "main" in %s
              fix: run mvn janus:fetch -Djanus.bench=hf://org/name"""
                .formatted(folder.resolve("hf/hub/datasets--org--name"))),
        launcher.execute().tests());
  }

  @Test
  void what_was_fetched_is_a_tree_and_found_again_when_it_changes() throws IOException {
    fetched("k1");
    assertEquals(List.of("koala/k1/r1"), launcher.names());
    fetched("another");
    assertEquals(List.of("koala/another/r1"), launcher.names());
  }

  private void fetched(String prompt) throws IOException {
    Path repository = folder.resolve("hf/hub/datasets--org--name");
    Path snapshot = Files.createDirectories(repository.resolve("snapshots/" + COMMIT));
    Files.createDirectories(repository.resolve("refs"));
    Files.writeString(repository.resolve("refs/main"), COMMIT);
    new BenchFile().prompt("koala", prompt, 1).write(snapshot.resolve("bench.jsonl"));
  }
}
