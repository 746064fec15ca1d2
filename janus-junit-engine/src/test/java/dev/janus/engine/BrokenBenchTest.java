package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.engine.reporting.UndecidedException;
import dev.janus.engine.scanned.Scanned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** A bench that cannot be used is exactly one failing test. */
class BrokenBenchTest {

  @TempDir Path folder;

  private Map<String, String> tests(JanusLauncher launcher) {
    Told told = launcher.execute();
    told.containers().forEach((name, end) -> assertEquals("SUCCESSFUL", end, name));
    return told.tests();
  }

  private String problem(String text) throws IOException {
    Path bench = Files.writeString(folder.resolve("broken.jsonl"), text);
    Map<String, String> tests = tests(new JanusLauncher(folder).bench(bench));
    assertEquals(1, tests.size());
    return String.valueOf(tests.get("_bench")).replace(bench.toString(), "broken.jsonl");
  }

  @Test
  void its_one_test_is_named_after_the_class() {
    JanusLauncher launcher =
        new JanusLauncher(folder).select(selectClass(Scanned.class)).set("janus.mode", "x");
    TestPlan plan = launcher.discover();
    TestIdentifier container =
        plan.getChildren(plan.getRoots().iterator().next()).iterator().next();
    TestIdentifier test = plan.getChildren(container).iterator().next();
    String name = Scanned.class.getName();
    assertEquals(name, container.getDisplayName());
    assertEquals(ClassSource.from(name), container.getSource().orElseThrow());
    assertEquals(
        MethodSource.from(name, "_bench", "java.lang.String"), test.getSource().orElseThrow());
    assertEquals("the bench can be run", test.getDisplayName());
    assertEquals("[engine:janus]/[bench:" + name + "]/[problem:bench]", test.getUniqueId());
    assertEquals(1, plan.countTestIdentifiers(TestIdentifier::isTest));
  }

  @Test
  void its_one_test_can_be_selected_again() {
    JanusLauncher launcher =
        new JanusLauncher(folder).select(selectClass(Scanned.class)).set("janus.mode", "x");
    Told told = launcher.execute();
    JanusLauncher again = launcher.selectAnew();
    told.failed().forEach(id -> again.select(selectUniqueId(id)));
    assertEquals(told.tests(), again.execute().tests());
  }

  @Test
  void its_failure_is_an_error_without_a_stack_trace() {
    Told told =
        new JanusLauncher(folder)
            .select(selectClass(Scanned.class))
            .set("janus.mode", "x")
            .execute();
    Throwable error = assertInstanceOf(UndecidedException.class, told.throwable("_bench"));
    assertEquals(0, error.getStackTrace().length);
    assertEquals("", told.printed());
  }

  @Test
  void a_missing_file() {
    Path missing = folder.resolve("missing.jsonl");
    Map<String, String> tests =
        tests(new JanusLauncher(folder).select(selectFile(missing.toString())));
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: %1$s: no such file\n  found: nothing at %1$s\n  fix: correct the name; a relative path starts at %2$s"
                .formatted(missing, Path.of("").toAbsolutePath())),
        tests);
  }

  @Test
  void a_missing_resource() {
    Map<String, String> tests =
        tests(
            new JanusLauncher(folder)
                .select(selectClass(Scanned.class))
                .set("janus.bench", "classpath:/no/such.jsonl"));
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: classpath:/no/such.jsonl: no such resource\n  found: nothing named no/such.jsonl on the class path\n  fix: name a file that is in src/test/resources, for example classpath:/benches/x.jsonl"),
        tests);
  }

  @Test
  void a_location_that_is_none() {
    Map<String, String> tests =
        tests(
            new JanusLauncher(folder)
                .select(selectClass(Scanned.class))
                .set("janus.bench", "https://example.org/x.jsonl"));
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: https://example.org/x.jsonl: no bench is read from https://\n  fix: name a file, classpath:/path/in/test/resources.jsonl or hf://org/name"),
        tests);
  }

  @Test
  void an_empty_file() throws IOException {
    assertEquals(
        "FAILED: broken.jsonl: the bench has no rows\n  found: an empty file\n  fix: add at least one row",
        problem(""));
  }

  @Test
  void lines_that_are_not_json_and_rows_that_lack_something_are_all_listed() throws IOException {
    assertEquals(
        """
        FAILED: broken.jsonl:1: no rubrics
          found: nothing
          fix: add "rubrics", a list of at least one {"criteria": ..., "score_descriptions": {"1": ..., "5": ...}}, or name in janus.rubrics a rubric set: a file, or one of alpaca-eval, flask, koala, mt-bench, self-instruct
        broken.jsonl:2: not JSON at column 1
          found: unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          fix: write one whole JSON object on this line
        broken.jsonl: no split for the source of 1 row
          found: (no source) 1
          fix: name in janus.splits a CSV file with the columns source,split that lists them, or add a "split" field to the rows""",
        problem("{\"prompt\": \"x\"}\nnot json\n"));
  }

  @Test
  void sources_without_a_split() throws IOException {
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1);
    bench.last().put("source", "unheard-of").remove("split");
    assertEquals(
        "FAILED: broken.jsonl: no split for the source of 1 row\n  found: \"unheard-of\" 1\n  fix: name in janus.splits a CSV file with the columns source,split that lists them, or add a \"split\" field to the rows",
        problem(Files.readString(bench.write(folder.resolve("x.jsonl")))));
  }

  @Test
  void sources_get_their_split_from_a_csv_file_as_it_is_now() throws IOException {
    BenchFile bench = new BenchFile().prompt("koala", "k1", 1);
    bench.last().put("source", "our-source").remove("split");
    Path csv = Files.writeString(folder.resolve("s.csv"), "source,split\nour-source,ours\n");
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .bench(bench.write(folder.resolve("x.jsonl")))
            .set("janus.splits", csv.toString());
    assertEquals(List.of("ours/k1/r1"), launcher.names());
    Files.writeString(csv, "source,split\nour-source,theirs-now\n");
    assertEquals(List.of("theirs-now/k1/r1"), launcher.names());
  }

  @Test
  void a_csv_file_that_is_missing() {
    Path missing = folder.resolve("missing.csv");
    assertNoCsv(
        missing.toString(),
        "%1$s: no such file\n  found: nothing at %1$s\n  fix: correct the name; a relative path starts at %2$s"
            .formatted(missing, Path.of("").toAbsolutePath()));
  }

  @Test
  void a_csv_file_that_is_a_folder() {
    assertNoCsv(
        folder.toString(),
        "%1$s: is a folder, not a file\n  found: %1$s\n  fix: name a file in it".formatted(folder));
  }

  @Test
  void a_csv_file_that_is_no_path() {
    assertNoCsv(
        "a\0b",
        "\"a\\u0000b\": is not a path\n  found: Nul character not allowed\n  fix: correct the name");
  }

  @Test
  void a_csv_file_that_is_not_on_the_class_path() {
    assertNoCsv(
        "classpath:/s.csv",
        "classpath:/s.csv: no such resource\n  found: nothing named s.csv on the class path\n  fix: name a file that is in src/test/resources, for example classpath:/benches/x.jsonl");
  }

  private void assertNoCsv(String location, String message) {
    assertEquals(
        Map.of("_bench", "FAILED: " + message),
        tests(
            new JanusLauncher(folder)
                .select(selectClass(Scanned.class))
                .set("janus.splits", location)));
  }

  @Test
  void a_bench_is_read_again_when_its_file_changes() throws IOException {
    Path file = folder.resolve("changing.jsonl");
    JanusLauncher launcher =
        new JanusLauncher(folder).bench(new BenchFile().prompt("koala", "k1", 1).write(file));
    assertEquals(List.of("koala/k1/r1"), launcher.names());
    new BenchFile().prompts("koala", "changed", 2).write(file);
    assertEquals(List.of("koala/changed1/r1", "koala/changed2/r1"), launcher.names());
  }
}
