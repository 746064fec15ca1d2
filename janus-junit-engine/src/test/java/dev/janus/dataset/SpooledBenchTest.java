package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import dev.janus.dataset.assembly.BenchAssembly;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.spool.Spooling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bench that lies in a file is the bench that would be in memory. */
class SpooledBenchTest {

  private static final long ALL_IN_MEMORY = Long.MAX_VALUE;

  @TempDir private Path folder;

  private BenchAssembly assembly(String content, RowRules rules, long textInMemory) {
    var assembly = new BenchAssembly("x.jsonl", rules, new Spooling(textInMemory, folder));
    RowReader.read(MemorySource.of("x.jsonl", content), assembly);
    return assembly;
  }

  private BenchAssembly assembly(long textInMemory, RowText... rows) {
    return assembly(RowText.lines(rows), RowRules.of(SplitTable.shipped()), textInMemory);
  }

  private Bench bench(long textInMemory, RowText... rows) throws InvalidBenchException {
    return assembly(textInMemory, rows).bench();
  }

  private String problems(long textInMemory, RowText... rows) {
    var assembly = assembly(textInMemory, rows);
    return RowText.problems(assertThrows(InvalidBenchException.class, assembly::bench));
  }

  /** Rows of two splits, in turns, with everything that a row may have. */
  private static RowText[] rows() {
    List<RowText> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      RowText row =
          RowText.of("Grüße " + i + " \uD83D\uDE00 \u4f60\u597d")
              .with("source", i % 3 == 0 ? "'mt-bench'" : "'koala'")
              .with("system", i % 4 == 0 ? "''" : "'Be kind,\\nalways.'")
              .with("reference_answer", "'" + "long ".repeat(i * i) + "'");
      rows.add(i % 5 == 0 ? row.with("id", "'own \u00e9 " + i + "'") : row);
    }
    rows.add(
        RowText.of("Aligned?")
            .with(
                "preference_set",
                "[{'dimension':'style','subdimension':'s','preference':'p','description':'d'}]"));
    rows.add(RowText.of("prompt 28662"));
    rows.add(RowText.of("prompt 33702"));
    return rows.toArray(RowText[]::new);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000, 20_000})
  void it_is_equal_to_one_in_memory(long textInMemory) throws Exception {
    Bench held = bench(ALL_IN_MEMORY, rows());
    Bench spooled = bench(textInMemory, rows());
    assertNotSame(first(spooled).get(0), first(spooled).get(0), "nothing was spooled");
    assertEquals(held, spooled);
    assertEquals(spooled, held);
    assertEquals(held.hashCode(), spooled.hashCode());
    assertEquals(held.splits().hashCode(), spooled.splits().hashCode());
    assertEquals(held.digest(), spooled.digest());
  }

  private static List<Prompt> first(Bench bench) {
    return bench.splits().get(0).prompts();
  }

  @Test
  void its_ids_and_counts_are_had_without_its_prompts() throws Exception {
    Bench held = bench(ALL_IN_MEMORY, rows());
    Bench spooled = bench(0, rows());
    assertEquals(43, spooled.promptCount());
    assertEquals(43, spooled.rubricCount());
    for (int i = 0; i < held.splits().size(); i++) {
      Split split = spooled.splits().get(i);
      assertEquals(held.splits().get(i).prompts().ids(), split.prompts().ids());
      assertEquals(1, split.prompts().rubricCount(0));
    }
  }

  @Test
  void its_ids_are_lengthened_where_they_collide() throws Exception {
    assertEquals(
        List.of("p62d637ea5bcd", "pa49bd0c8", "p62d637eaf074", "pf"),
        bench(
                0,
                RowText.of("prompt 28662"),
                RowText.of("Hello?"),
                RowText.of("prompt 33702"),
                RowText.of("Bye?").with("id", "'pf'"))
            .prompts()
            .map(Prompt::id)
            .toList());
  }

  @Test
  void rows_with_more_rubrics_and_turns_come_back_whole() throws Exception {
    String rubric = "{'criteria':'Is it %s?','score_descriptions':" + RowText.SCORES + "}";
    RowText two =
        RowText.of("Hello?")
            .with("rubrics", "[" + rubric.formatted("kind") + "," + rubric.formatted("true") + "]");
    Bench spooled = bench(0, two, RowText.of("Bye?"));
    assertEquals(bench(ALL_IN_MEMORY, two, RowText.of("Bye?")), spooled);
    assertEquals(2, first(spooled).get(0).rubrics().size());
    assertEquals(2, spooled.splits().get(0).prompts().rubricCount(0));
    assertEquals(1, spooled.splits().get(0).prompts().rubricCount(1));
    assertEquals(3, spooled.rubricCount());
  }

  @Test
  void reference_answers_of_a_file_are_spooled_too() throws Exception {
    RowRules rules =
        RuleFiles.rules(
            null,
            RuleFiles.file(
                "refs.jsonl", "{'question_id':'a','choices':[{'turns':['The answer']}]}\n"));
    String row = RowText.lines(RowText.of("Hello?").with("id", "'a'"));
    assertEquals(assembly(row, rules, ALL_IN_MEMORY).bench(), assembly(row, rules, 0).bench());
    assertEquals("The answer", first(assembly(row, rules, 0).bench()).get(0).referenceAnswer());
  }

  @Test
  void the_text_that_fits_is_kept_in_memory() throws Exception {
    // "Hello?", "Is it kind?" and the five descriptions "one" to "five".
    long text = 6 + 11 + 3 + 3 + 5 + 4 + 4;
    var kept = first(bench(text, RowText.of("Hello?")));
    assertSame(kept.get(0), kept.get(0));
    var spooled = first(bench(text - 1, RowText.of("Hello?")));
    assertNotSame(spooled.get(0), spooled.get(0));
    assertEquals(kept, spooled);
  }

  @Test
  void it_is_a_list_for_random_access() throws Exception {
    var prompts = first(bench(0, rows()));
    assertTrue(prompts instanceof RandomAccess);
    assertEquals(prompts.get(3), prompts.subList(2, 5).get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> prompts.get(prompts.size()));
    assertThrows(IndexOutOfBoundsException.class, () -> prompts.get(-1));
    assertThrows(UnsupportedOperationException.class, () -> prompts.remove(0));
  }

  @Test
  void another_bench_of_it_shares_the_file() throws Exception {
    Bench bench = bench(0, rows());
    Bench revised = new Bench("y", "abc", bench.splits());
    assertSame(first(bench), first(revised));
    assertEquals(bench.digest(), revised.digest());
    assertNotEquals(bench, revised);
  }

  @Test
  void many_threads_read_it_at_once() throws Exception {
    Bench spooled = bench(0, rows());
    List<Prompt> held = first(bench(ALL_IN_MEMORY, rows()));
    List<Prompt> prompts = first(spooled);
    assertTrue(
        IntStream.range(0, 5_000)
            .parallel()
            .map(i -> i % held.size())
            .allMatch(i -> held.get(i).equals(prompts.get(i))));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, ALL_IN_MEMORY})
  void what_is_wrong_is_said_in_the_same_words(long textInMemory) {
    assertEquals(
        """
        x.jsonl:3: same source, system message and prompt as line 1
          found: "Hello?"
          fix: remove one, or give each an id
        x.jsonl:5: id "a" is taken by line 4
          fix: give each row its own id, or remove one of the two
        x.jsonl:6: system is not a string
          found: a number
          fix: write it as a string, or leave it out""",
        problems(
            textInMemory,
            RowText.of("Hello?"),
            RowText.of("Bye?"),
            RowText.of("Hello?").with("reference_answer", "'x'"),
            RowText.of("Hello?").with("id", "'a'"),
            RowText.of("Bye?").with("id", "'a'"),
            RowText.of("Bye?").with("system", "1")));
  }

  @Test
  void a_folder_that_takes_no_file_is_named_once_beside_all_that_is_wrong() {
    var nowhere = folder.resolve("none");
    var assembly =
        new BenchAssembly("x.jsonl", RowRules.of(SplitTable.shipped()), new Spooling(0, nowhere));
    RowReader.read(
        MemorySource.of(
            "x.jsonl",
            RowText.lines(
                RowText.of("Hello?"), RowText.of("Bye?"), RowText.of("Oh?").with("system", "1"))),
        assembly);
    var invalid = assertThrows(InvalidBenchException.class, assembly::bench);
    Problem first = invalid.problems().get(0);
    assertEquals(nowhere.toString(), first.where());
    assertEquals(
        "the bench is too large to be kept in memory, and cannot be written to a temporary file",
        first.what());
    assertTrue(
        String.valueOf(first.found())
            .matches("java\\.nio\\.file\\.NoSuchFileException: .*\\.spool, after 0 MB"),
        first.found());
    assertEquals(
        "make room there for the texts of the bench, or name another folder with"
            + " -Djava.io.tmpdir=...",
        first.fix());
    assertEquals(
        List.of(nowhere.toString(), "x.jsonl:3"),
        invalid.problems().stream().map(Problem::where).toList());
  }
}
