package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.source.FileSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Reads files that were not made by us, where they are present. */
class RealBenchTest {

  private static final Path SHARED = Path.of("../../shared/data");

  private static Path shared(String name) {
    Path file = SHARED.resolve(name);
    if (Files.notExists(file)) {
      Assumptions.abort("SKIPPED: " + file + " is absent");
    }
    return file;
  }

  private static Bench read(Path file) throws InvalidBenchException {
    var reader = new BenchReader(ClassLoader.getPlatformClassLoader(), SplitTable.shipped());
    return reader.read(new FileLocation(file.toString(), file));
  }

  private static List<String> problems(Path file) {
    return assertThrows(InvalidBenchException.class, () -> read(file)).problems().stream()
        .map(problem -> problem.where().substring(file.toString().length()) + " " + problem.what())
        .toList();
  }

  @Test
  void every_row_of_biggen_becomes_a_prompt_of_one_of_nine_splits() throws Exception {
    var bench = read(shared("real/biggen.multifaceted.jsonl"));
    assertEquals(765, bench.promptCount());
    assertEquals(9, bench.splits().size());
    assertEquals(
        IntStream.range(0, 765).boxed().toList(),
        bench.prompts().map(Prompt::index).sorted().toList());
    assertEquals(765, bench.prompts().map(Prompt::id).distinct().count());
  }

  @Test
  void recorded_responses_are_no_bench_since_their_ids_repeat() {
    var problems = problems(shared("real/vicuna-recorded.jsonl"));
    assertEquals(320 - 80, problems.size());
    assertEquals(":2 id \"vicuna-1\" is taken by line 1", problems.get(0));
  }

  @Test
  void the_fixture_lacks_rubrics_in_two_rows_and_descriptions_in_one() {
    assertEquals(
        List.of(
            ":6 rubric 1 has no description for score 3",
            ":6 rubric 2 has no description for score 3",
            ":6 rubric 3 has no description for score 3",
            ":6 rubric 4 has no description for score 3",
            ":8 no rubrics",
            ":10 no rubrics"),
        problems(shared("fixtures/mini.jsonl")));
  }

  @Test
  void the_fixture_has_twelve_equal_rows_in_either_format() {
    var lines = rows(shared("fixtures/mini.jsonl"));
    assertEquals(12, lines.size());
    assertEquals(lines, rows(shared("fixtures/mini.json")));
  }

  private static List<Row> rows(Path file) {
    var collected = CollectedRows.of(new FileSource(file.toString(), file));
    assertEquals(List.of(), collected.problems);
    return collected.rows.stream().map(RealBenchTest::somewhere).toList();
  }

  private static Row somewhere(Row row) {
    return new Row(
        new Place("", ""),
        row.id(),
        row.source(),
        row.split(),
        row.system(),
        row.turns(),
        row.referenceAnswer(),
        row.preferences(),
        row.rubrics());
  }

  @Test
  void other_fixtures_give_one_message_each() {
    String other = " not a bench in JSON or JSON lines";
    Map<String, String> fixtures =
        Map.of(
            "mini.duck.zstd.parquet", other,
            "mini.csv", other,
            "bad/lfs-pointer.parquet", other,
            "bad/empty.arrow", " the bench has no rows");
    fixtures.forEach(
        (name, problem) ->
            assertEquals(List.of(problem), problems(shared("fixtures/" + name)), name));
  }
}
