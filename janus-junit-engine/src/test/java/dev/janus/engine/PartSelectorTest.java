package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;
import dev.janus.engine.scanned.Scanned;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of a bench a method name or a unique id selects. */
class PartSelectorTest {

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  @Gate(split = "koala", minimumMean = 4)
  static class Annotated {}

  @TempDir Path folder;

  private JanusLauncher launcher() {
    return new JanusLauncher(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "koala, koala/k1/r1 koala/_gate/mean",
    "koala.k1, koala/k1/r1",
    "koala.k1.r1, koala/k1/r1",
    "koala._gate, koala/_gate/mean",
    "koala._gate.mean, koala/_gate/mean",
    "flask, flask/f1/r1",
  })
  void a_method_name_selects_what_it_leads_to(String method, String names) {
    assertEquals(
        List.of(names.split(" ")),
        launcher().select(selectMethod(Annotated.class, method)).names());
  }

  @Test
  void several_method_names_select_what_any_of_them_leads_to() {
    JanusLauncher launcher =
        launcher()
            .select(selectMethod(Annotated.class, "flask"))
            .select(selectMethod(Annotated.class, "koala._gate"));
    assertEquals(List.of("koala/_gate/mean", "flask/f1/r1"), launcher.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"koal", "koala.k", "koala.k1.r", "k1", "koala.k1.r1.x"})
  void a_method_name_that_leads_nowhere_is_one_failing_test(String method) {
    Told told = launcher().select(selectMethod(Annotated.class, method)).execute();
    String name = Annotated.class.getName();
    assertEquals(
        "{_bench=FAILED: %s: nothing is selected\n  found: 2 prompts in the bench, none of them under %s\n  fix: select something that exists, for example %s#koala.k1}"
            .formatted(name, method, name),
        told.tests().toString());
  }

  @Test
  void the_example_of_something_that_exists_exists() {
    new BenchFile()
        .prompt("koala", "a/b", 1)
        .prompt("koala", "a b", 1)
        .write(folder.resolve("odd.jsonl"));
    JanusLauncher launcher =
        launcher()
            .set("janus.bench", folder.resolve("odd.jsonl").toString())
            .select(selectMethod(Scanned.class, "nowhere"));
    String message = String.valueOf(launcher.execute().outcome("_bench"));
    String example = message.substring(message.lastIndexOf('#') + 1);
    JanusLauncher again = launcher.selectAnew().select(selectMethod(Scanned.class, example));
    assertEquals(List.of(example.replace('.', '/') + "/r1"), again.names());
  }

  @Test
  void a_unique_id_that_no_bench_has_is_one_failing_test() {
    String id = "[engine:janus]/[bench:" + Scanned.class.getName() + "]/[split:mt-bench]";
    Told told = launcher().select(selectUniqueId(id)).execute();
    assertEquals(
        "FAILED: %1$s: nothing is selected\n  found: 2 prompts in the bench, none of them under %2$s\n  fix: select something that exists, for example %1$s#koala.k1"
            .formatted(Scanned.class.getName(), id),
        told.outcome("_bench"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[engine:janus]", "[engine:other]/[bench:x]", "[engine:janus]/[x:y]"})
  void unique_ids_of_others_select_nothing(String id) {
    assertEquals(List.of(), launcher().select(selectUniqueId(id)).names());
  }
}
