package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkRequestTest {

  @TempDir private Path folder;

  @Test
  void is_loaded_as_it_was_stored() throws IOException {
    ForkRequest request =
        new ForkRequest(
            "demo",
            List.of("a.B", "c.D$E"),
            folder.resolve("öut put"),
            Map.of("janus.bench", "C:\\x = \u00fc\n# y", "janus.limit", "2"));
    Path file = folder.resolve("request.properties");
    request.store(file);
    assertEquals(request, ForkRequest.load(file));
  }

  @Test
  void without_classes_is_for_the_bench_of_the_pom() throws IOException {
    ForkRequest request = new ForkRequest("demo", List.of(), folder, Map.of());
    Path file = folder.resolve("request.properties");
    request.store(file);
    assertEquals(request, ForkRequest.load(file));
    assertEquals(List.of("demo"), request.benches());
    assertEquals(folder.resolve("demo/run.jsonl"), request.record("demo"));
    assertEquals(folder.resolve("demo/surefire-reports"), request.reports("demo"));
  }

  @Test
  void with_classes_is_for_each_of_them() {
    ForkRequest request = new ForkRequest("demo", List.of("a.B", "c.D"), folder, Map.of());
    assertEquals(List.of("a.B", "c.D"), request.benches());
  }
}
