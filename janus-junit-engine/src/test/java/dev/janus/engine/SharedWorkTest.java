package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.janus.api.Generator;
import dev.janus.api.JanusBench;
import dev.janus.chat.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedWorkTest {

  private static final String TINY = "classpath:/benches/tiny.jsonl";

  @JanusBench(bench = TINY)
  static class First {}

  @JanusBench(bench = TINY, threshold = 5)
  static class Second {}

  @JanusBench(bench = TINY, settings = "janus.generator.model=another")
  static class OtherModel {}

  @JanusBench(bench = TINY, settings = "janus.limit=1")
  static class OtherPart {}

  @JanusBench(
      bench = TINY,
      settings = {"janus.mode=replay", "janus.transcript=a.jsonl"})
  static class ReplayA {}

  @JanusBench(
      bench = TINY,
      settings = {"janus.mode=replay", "janus.transcript=b.jsonl"})
  static class ReplayB {}

  @JanusBench(bench = TINY)
  static class Function {
    @Generator
    static String answer(Conversation conversation) {
      return "One.";
    }
  }

  @JanusBench(bench = TINY)
  static class OtherFunction {
    @Generator
    static String answer(Conversation conversation) {
      return "Two.";
    }
  }

  @TempDir Path folder;

  private Map<String, Integer> tests(Class<?>... benches) {
    JanusLauncher launcher = new JanusLauncher(folder).unset("janus.generator.model");
    for (Class<?> bench : benches) {
      launcher.select(selectClass(bench));
    }
    return Map.of("tests", launcher.names().size(), "problems", problems(launcher));
  }

  private static int problems(JanusLauncher launcher) {
    return (int) launcher.names().stream().filter("_bench"::equals).count();
  }

  @Test
  void the_second_class_that_runs_a_bench_with_the_same_models_is_refused() {
    try (ScriptedServer server = new ScriptedServer()) {
      Told told =
          new JanusLauncher(folder)
              .server(server)
              .select(selectClass(First.class))
              .select(selectClass(Second.class))
              .execute();
      assertEquals(
          Map.of(
              "koala/k1/r1",
              "SUCCESSFUL",
              "flask/f1/r1",
              "SUCCESSFUL",
              "_bench",
              "FAILED: %s: another class runs the same bench with the same models\n  found: %s, which also runs %s\n  fix: keep one class with the gates of both, or give them different models"
                  .formatted(Second.class.getName(), First.class.getName(), TINY)),
          told.tests());
      assertEquals(2, server.generations());
    }
  }

  @Test
  void classes_with_different_models_parts_or_functions_are_not_refused() {
    assertEquals(
        Map.of("tests", 8, "problems", 0),
        tests(First.class, OtherModel.class, Function.class, OtherFunction.class));
    assertEquals(Map.of("tests", 4, "problems", 0), tests(First.class, OtherPart.class));
  }

  @Test
  void replays_of_different_transcripts_are_not_refused() {
    assertEquals(Map.of("tests", 4, "problems", 0), tests(ReplayA.class, ReplayB.class));
  }

  @Test
  void files_of_one_name_do_not_overwrite_each_others_records() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    Path a = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("a/same.jsonl"));
    Path b = new BenchFile().prompt("koala", "k2", 1).write(folder.resolve("b/same.jsonl"));
    Told told = new JanusLauncher(folder).set("janus.mode", "live").bench(a).bench(b).execute();
    assertEquals(
        "FAILED: same: another bench writes the same record\n  found: %s and %s, both recorded in %s\n  fix: give the files different names, or run them one at a time with a janus.output each"
            .formatted(a, b, folder.resolve("janus/same")),
        told.outcome("_bench"));
  }
}
