package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.cache.Conversion;
import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benches of the hub that are in the caches of this machine. */
class HubBenchTest {

  private static final String COMMIT = "0123456789".repeat(4);
  private static final String OTHER = "abcdef0123".repeat(4);
  private static final String LOCATION = "hf://org/Some-Bench";

  @TempDir private Path home;

  private HubFolders folders() {
    return HubFolders.of(Map.of("HF_HOME", home.toString())::get, home);
  }

  private Bench read(String location) throws InvalidBenchException {
    return new BenchReader(ClassLoader.getPlatformClassLoader(), Additions.NONE, folders())
        .read(BenchLocation.parse(location));
  }

  /** Three rows of the fixture are no rows of a bench, so that readers meet them. */
  private List<String> unsoundRows(String location) {
    var invalid = assertThrows(InvalidBenchException.class, () -> read(location));
    return invalid.problems().stream().map(Problem::where).distinct().toList();
  }

  private List<String> prompts(String location) throws InvalidBenchException {
    return read(location).prompts().map(Prompt::text).toList();
  }

  private String refusal(String location) {
    return String.valueOf(
        assertThrows(InvalidBenchException.class, () -> read(location)).getMessage());
  }

  private Path file(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  private void ref(String revision, String commit) throws IOException {
    file("hub/datasets--org--Some-Bench/refs/" + revision, commit);
  }

  private Path inSnapshot(String commit, String path, String text) throws IOException {
    return file("hub/datasets--org--Some-Bench/snapshots/" + commit + "/" + path, text);
  }

  private static String row(String prompt) {
    return RowText.of(prompt).text() + "\n";
  }

  private void convert(String sha256) throws IOException, InterruptedException {
    new Conversions(folders())
        .make(
            sha256,
            out -> {
              out.write(Fixtures.bytes("mini.stream.arrow"));
              return new Conversion(
                  "org/Some-Bench", COMMIT, "x", null, sha256, 19, 12, null, "dev");
            });
  }

  @Test
  void the_commit_of_main_is_read_and_named() throws Exception {
    ref("main", COMMIT);
    inSnapshot(COMMIT, "bench.jsonl", row("a"));
    inSnapshot(OTHER, "bench.jsonl", row("b"));
    assertEquals(List.of("a"), prompts(LOCATION));
    assertEquals(COMMIT, read(LOCATION).revision());
    assertEquals(LOCATION, read(LOCATION).location());
  }

  @Test
  void a_commit_needs_no_ref() throws Exception {
    inSnapshot(OTHER, "bench.jsonl", row("b"));
    assertEquals(List.of("b"), prompts(LOCATION + "@" + OTHER));
  }

  @Test
  void a_branch_with_slashes_is_looked_up() throws Exception {
    ref("refs/convert/parquet", OTHER);
    inSnapshot(OTHER, "bench.jsonl", row("b"));
    assertEquals(List.of("b"), prompts(LOCATION + "@refs/convert/parquet"));
  }

  @Test
  void the_readme_decides_which_files_make_up_a_split() throws Exception {
    ref("main", COMMIT);
    inSnapshot(
        COMMIT,
        "README.md",
        """
        ---
        configs:
        - config_name: first
          data_files:
          - split: train
            path: one/*.jsonl
        - config_name: second
          data_files:
          - split: test
            path: [two/b.jsonl, two/a.jsonl]
        ---
        """);
    inSnapshot(COMMIT, "one/a.jsonl", row("1a"));
    inSnapshot(COMMIT, "two/a.jsonl", row("2a"));
    inSnapshot(COMMIT, "two/b.jsonl", row("2b"));
    assertEquals(List.of("1a"), prompts(LOCATION + "#first/train"));
    assertEquals(List.of("2b", "2a"), prompts(LOCATION + "#second/test"));
    assertEquals(
        """
        hf://org/Some-Bench: there are several configs, and none is named
          found: first, second
          fix: append #config/split to the location, for example #first/train""",
        refusal(LOCATION));
  }

  @Test
  void problems_name_the_file_and_the_line() throws Exception {
    ref("main", COMMIT);
    inSnapshot(COMMIT, "data/train-00000-of-00001.jsonl", row("a") + "{}\n");
    assertEquals(
        "hf://org/Some-Bench: data/train-00000-of-00001.jsonl:2: prompt is missing",
        refusal(LOCATION).lines().findFirst().orElseThrow());
  }

  @Test
  void parquet_is_read_as_what_fetch_made_of_it() throws Exception {
    ref("main", COMMIT);
    Path parquet = inSnapshot(COMMIT, "data/train-00000-of-00001.parquet", "PAR1 and so on PAR1");
    convert(Conversions.sha256(parquet));
    assertEquals(
        List.of(
            "hf://org/Some-Bench: data/train-00000-of-00001.parquet (row 6)",
            "hf://org/Some-Bench: data/train-00000-of-00001.parquet (row 8)",
            "hf://org/Some-Bench: data/train-00000-of-00001.parquet (row 10)"),
        unsoundRows(LOCATION));
    assertEquals(
        List.of(parquet + " (row 6)", parquet + " (row 8)", parquet + " (row 10)"),
        unsoundRows(parquet.toString()));
  }

  @Test
  void a_readme_in_another_encoding_still_decides() throws Exception {
    ref("main", COMMIT);
    Path readme = inSnapshot(COMMIT, "README.md", "");
    Files.write(
        readme,
        "---\nconfigs:\n- config_name: default\n  data_files: b.jsonl\n---\n\u00e9"
            .getBytes(StandardCharsets.ISO_8859_1));
    inSnapshot(COMMIT, "a.jsonl", row("a"));
    inSnapshot(COMMIT, "b.jsonl", row("b"));
    assertEquals(List.of("b"), prompts(LOCATION));
  }

  @Test
  void a_local_parquet_file_is_known_by_its_content() throws Exception {
    Path file = file("bench.data", "PAR1 and so on PAR1");
    convert(Conversions.sha256(file));
    assertEquals(
        List.of(file + " (row 6)", file + " (row 8)", file + " (row 10)"),
        unsoundRows(file.toString()));
  }

  @Test
  void parquet_that_was_not_converted_is_to_be_fetched() throws Exception {
    ref("main", COMMIT);
    inSnapshot(COMMIT, "data/train-00000-of-00001.parquet", "PAR1 and so on PAR1");
    assertEquals(
        """
        hf://org/Some-Bench: the bench is not on this machine
          found: not all of data/train-00000-of-00001.parquet, ready to be read, in %s
          fix: run mvn janus:fetch -Djanus.bench=hf://org/Some-Bench"""
            .formatted(home),
        refusal(LOCATION));
  }

  @Test
  void what_was_never_fetched_is_to_be_fetched() {
    assertEquals(
        """
        hf://org/Some-Bench: the bench is not on this machine
          found: no revision "main" in %s
          fix: run mvn janus:fetch -Djanus.bench=hf://org/Some-Bench"""
            .formatted(home.resolve("hub/datasets--org--Some-Bench")),
        refusal(LOCATION));
  }

  @Test
  void a_commit_whose_files_are_gone_is_to_be_fetched() throws Exception {
    ref("main", COMMIT);
    assertEquals(
        """
        hf://org/Some-Bench: the bench is not on this machine
          found: no file of commit %s in %s
          fix: run mvn janus:fetch -Djanus.bench=hf://org/Some-Bench"""
            .formatted(COMMIT, home),
        refusal(LOCATION));
  }

  @Test
  void what_python_loaded_is_read_when_the_hub_cache_has_no_such_dataset() throws Exception {
    Path made = home.resolve("datasets/org___some-bench/default/0.0.0/" + COMMIT);
    Files.createDirectories(made);
    Files.write(made.resolve("some-bench-train.arrow"), Fixtures.bytes("mini.stream.arrow"));
    assertEquals(
        List.of(
            "hf://org/Some-Bench: some-bench-train.arrow (row 6)",
            "hf://org/Some-Bench: some-bench-train.arrow (row 8)",
            "hf://org/Some-Bench: some-bench-train.arrow (row 10)"),
        unsoundRows(LOCATION));
  }

  @Test
  void the_state_changes_with_the_commit_and_with_the_files() throws Exception {
    ref("main", COMMIT);
    inSnapshot(COMMIT, "bench.jsonl", row("a"));
    inSnapshot(OTHER, "bench.jsonl", row("a"));
    String first = state();
    assertEquals(first, state());
    ref("main", OTHER);
    String second = state();
    inSnapshot(OTHER, "bench.jsonl", row("a") + row("b"));
    assertEquals(3, List.of(first, second, state()).stream().distinct().count());
  }

  private String state() throws InvalidBenchException {
    return new BenchReader(ClassLoader.getPlatformClassLoader(), Additions.NONE, folders())
        .state(BenchLocation.parse(LOCATION));
  }
}
