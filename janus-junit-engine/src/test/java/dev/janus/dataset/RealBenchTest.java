package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.source.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
    return LocalBenches.read(file);
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
  void koala_has_180_prompts() throws Exception {
    var bench = read(shared("real/koala_test_set.jsonl"), "koala", null);
    assertEquals(List.of("koala"), splits(bench));
    assertEquals(180, bench.promptCount());
    assertEquals(4 * 180, bench.rubricCount());
    var prompt = bench.prompts().skip(1).findFirst().orElseThrow();
    assertEquals("koala_1", prompt.id());
    assertEquals("koala", prompt.source());
    assertEquals(
        List.of("Take MLK speech \"I had a dream\" but turn it into a top 100 rap song"),
        prompt.turns());
  }

  @Test
  void mt_bench_has_80_prompts_of_two_turns_30_of_them_with_an_answer_by_gpt_4() throws Exception {
    var bench =
        read(
            shared("real/mt_bench_question.jsonl"),
            "mt-bench",
            shared("real/mt_bench_reference_gpt-4.jsonl"));
    assertEquals(List.of("mt-bench"), splits(bench));
    assertEquals(80, bench.promptCount());
    assertEquals(80, bench.prompts().filter(prompt -> prompt.turns().size() == 2).count());
    assertEquals(
        IntStream.rangeClosed(81, 160).mapToObj(String::valueOf).toList(),
        bench.prompts().map(Prompt::id).toList());
    var without = read(shared("real/mt_bench_question.jsonl"), "mt-bench", null);
    var answers = without.prompts().collect(Collectors.toMap(Prompt::id, Prompt::referenceAnswer));
    assertEquals(
        IntStream.rangeClosed(101, 130).mapToObj(String::valueOf).toList(),
        bench
            .prompts()
            .filter(prompt -> !prompt.referenceAnswer().equals(answers.get(prompt.id())))
            .map(Prompt::id)
            .toList());
    var prompt = bench.prompts().filter(each -> each.id().equals("101")).findFirst().orElseThrow();
    var start =
        "user: "
            + prompt.turns().get(0)
            + "\n\nassistant: If you have just overtaken the second person, your current position is"
            + " now second place.";
    assertEquals(start, prompt.referenceAnswer().substring(0, start.length()));
  }

  @Test
  void mt_bench_s_own_references_are_taken_when_no_file_is_named() throws Exception {
    var bench = read(shared("real/mt_bench_question.jsonl"), "mt-bench", null);
    assertEquals(39, bench.prompts().filter(prompt -> !prompt.referenceAnswer().isEmpty()).count());
  }

  @Test
  void self_instruct_has_252_prompts_208_of_them_with_an_input() throws Exception {
    var bench = read(shared("real/user_oriented_instructions.jsonl"), "self-instruct", null);
    assertEquals(List.of("self-instruct"), splits(bench));
    assertEquals(252, bench.promptCount());
    assertEquals(0, bench.prompts().filter(prompt -> prompt.referenceAnswer().isBlank()).count());
    assertEquals(208, bench.prompts().filter(RealBenchTest::endsWithItsInput).count());
    var second = bench.prompts().skip(1).findFirst().orElseThrow();
    assertEquals("user_oriented_task_1", second.id());
    assertEquals("Confident", second.referenceAnswer());
    assertEquals(true, second.text().contains("Optimistic, and Excited.\n\nHi Jen, \nI hope"));
  }

  private static boolean endsWithItsInput(Prompt prompt) {
    try {
      var line =
          Files.readAllLines(shared("real/user_oriented_instructions.jsonl")).get(prompt.index());
      var input = new ObjectMapper().readTree(line).at("/instances/0/input").textValue();
      return !input.isBlank() && prompt.text().endsWith("\n\n" + input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void native_files_need_a_rubric_set_and_the_message_names_it() {
    var path = shared("real/koala_test_set.jsonl");
    var e = assertThrows(InvalidBenchException.class, () -> read(path));
    assertEquals(180, e.problems().size());
    assertEquals(
        "set janus.rubrics=koala, or add \"rubrics\", a list of at least one"
            + " {\"criteria\": ..., \"score_descriptions\": {\"1\": ..., \"5\": ...}}",
        e.problems().get(0).fix());
  }

  private static List<String> splits(Bench bench) {
    return bench.splits().stream().map(Split::id).toList();
  }

  private static Bench read(Path file, String rubrics, @Nullable Path references)
      throws InvalidBenchException {
    String answers = references == null ? null : references.toString();
    return LocalBenches.read(file, new Additions(null, rubrics, answers));
  }

  @Test
  void other_fixtures_give_one_message_each() {
    String other = " not a bench in JSON, CSV or Arrow";
    Map<String, String> fixtures =
        Map.of(
            "mini.duck.zstd.parquet", other,
            "bad/lfs-pointer.parquet", other,
            "bad/empty.arrow", " the bench has no rows");
    fixtures.forEach(
        (name, problem) ->
            assertEquals(List.of(problem), problems(shared("fixtures/" + name)), name));
  }
}
