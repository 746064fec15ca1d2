package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Bench;
import dev.janus.bench.Split;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.location.BenchLocation;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReaderTest {

  private static final String ROWS = RowText.lines(RowText.of("Hello?"), RowText.of("Bye?"));

  @TempDir private Path folder;

  private static Bench read(ClassLoader resources, String location) throws InvalidBenchException {
    return LocalBenches.reader(resources, Additions.NONE).read(BenchLocation.parse(location));
  }

  private static Bench read(Object location) throws InvalidBenchException {
    return read(ClassLoader.getPlatformClassLoader(), location.toString());
  }

  private static String refusal(ClassLoader resources, String location) {
    return message(assertThrows(InvalidBenchException.class, () -> read(resources, location)));
  }

  private static String message(InvalidBenchException e) {
    return String.valueOf(e.getMessage());
  }

  private static String refusal(Object location) {
    return refusal(ClassLoader.getPlatformClassLoader(), location.toString());
  }

  private URLClassLoader jar() throws IOException {
    Path jar = folder.resolve("benches.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("benches/"));
      out.putNextEntry(new JarEntry("benches/x.jsonl"));
      out.write(ROWS.getBytes(UTF_8));
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
  }

  private URLClassLoader classes() throws IOException {
    Files.createDirectories(folder.resolve("my benches"));
    Files.writeString(folder.resolve("my benches/x.jsonl"), ROWS);
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
  }

  @Test
  void a_file_becomes_a_bench_that_is_called_as_the_user_named_it() throws Exception {
    Path file = Files.writeString(folder.resolve("x.jsonl"), ROWS);
    Bench bench = read(file);
    assertEquals(file.toString(), bench.location());
    assertEquals(2, bench.promptCount());
  }

  @Test
  void a_file_uri_is_read() throws Exception {
    Path file = Files.writeString(folder.resolve("x y.jsonl"), ROWS);
    assertEquals(2, read(file.toUri()).promptCount());
  }

  @Test
  void a_resource_in_a_folder_is_read() throws Exception {
    try (var classes = classes()) {
      assertEquals(2, read(classes, "classpath:/my benches/x.jsonl").promptCount());
    }
  }

  @Test
  void a_resource_in_a_jar_is_read() throws Exception {
    try (var jar = jar()) {
      assertEquals(2, read(jar, "classpath:/benches/x.jsonl").promptCount());
    }
  }

  @Test
  void a_row_s_own_split_needs_no_table() throws Exception {
    var rows = RowText.lines(RowText.of("Hello?").with("split", "'greetings'"));
    Path file = Files.writeString(folder.resolve("x.jsonl"), rows);
    assertEquals(List.of("greetings"), read(file).splits().stream().map(Split::id).toList());
  }

  @Test
  void a_missing_file_is_named_with_its_absolute_path() {
    var path = Path.of("no/such.jsonl").toAbsolutePath();
    assertEquals(
        "no/such.jsonl: no such file\n  found: nothing at "
            + path
            + "\n  fix: correct the name; a relative path starts at "
            + Path.of("").toAbsolutePath(),
        refusal("no/such.jsonl"));
  }

  @Test
  void a_missing_resource_is_named() {
    assertEquals(
        """
        classpath:/no/such.jsonl: no such resource
          found: nothing named no/such.jsonl on the class path
          fix: name a file that is in src/test/resources, for example classpath:/benches/x.jsonl""",
        refusal("classpath:/no/such.jsonl"));
  }

  @Test
  void a_folder_is_no_bench() {
    assertEquals(
        """
        %s: is a folder, but none that save_to_disk wrote
          found: neither state.json nor dataset_dict.json in %s
          fix: name a file in it, for example one in .jsonl"""
            .formatted(folder, folder),
        refusal(folder));
  }

  @Test
  void a_folder_of_the_class_path_is_no_bench() throws Exception {
    try (var classes = classes()) {
      assertEquals(
          "classpath:/my benches: is a folder, not a file\n  found: "
              + folder.resolve("my benches")
              + "\n  fix: name a file in it",
          refusal(classes, "classpath:/my benches"));
    }
  }

  @Test
  void a_folder_in_a_jar_is_no_bench() throws Exception {
    try (var jar = jar()) {
      assertEquals(
          "classpath:/benches: is a folder, not a bench\n  found: "
              + jar.getResource("benches")
              + "\n  fix: name a file that is in src/test/resources, for example"
              + " classpath:/benches/x.jsonl",
          refusal(jar, "classpath:/benches"));
    }
  }

  @Test
  void a_bench_without_rows_is_refused() throws Exception {
    Path file = Files.writeString(folder.resolve("x.json"), "[]");
    assertEquals(
        file + ": the bench has no rows\n  found: no row at all\n  fix: add at least one row",
        refusal(file));
  }

  @Test
  void the_message_shows_twenty_problems_and_counts_the_others() {
    assertEquals(
        "x.jsonl:20: prompt is missing\n"
            + "  found: nothing\n"
            + "  fix: add it, as a string that is not blank\n"
            + "and 2 more problems",
        lastOf(22));
  }

  @Test
  void one_more_problem_is_counted_in_the_singular() {
    assertEquals("and 1 more problem", lastOf(21).lines().reduce((a, b) -> b).orElseThrow());
  }

  @Test
  void twenty_problems_are_all_that_there_are() {
    assertEquals(
        "  fix: add it, as a string that is not blank",
        lastOf(20).lines().reduce((a, b) -> b).orElseThrow());
  }

  private static String lastOf(int count) {
    var rows = RowText.of("").without("prompt").text().concat("\n").repeat(count);
    var message = message(assertThrows(InvalidBenchException.class, () -> RowText.bench(rows)));
    return message.substring(message.indexOf("x.jsonl:20:"));
  }

  @Test
  void ten_thousand_problems_are_kept_and_all_are_counted() {
    var rows = RowText.of("").without("prompt").text().concat("\n").repeat(10_005);
    var e = assertThrows(InvalidBenchException.class, () -> RowText.bench(rows));
    assertEquals(10_000, e.problems().size());
    assertEquals("and 9985 more problems", message(e).lines().reduce((a, b) -> b).orElseThrow());
  }
}
