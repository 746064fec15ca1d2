package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.BenchAssembly;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptIdsTest {

  private static final RowText HELLO = RowText.of("Hello?");

  /** SHA-256 of {@code koala NUL NUL Hello?}, computed elsewhere. */
  private static final String HASH =
      "a49bd0c8ac6b3f0a89e17f047e0e6097831fb526ffcf50c75d0ec76f08aea746";

  private static List<String> ids(RowText... rows) throws InvalidBenchException {
    return ids(RowText.bench(rows));
  }

  private static List<String> ids(Bench bench) {
    return bench.prompts().map(Prompt::id).toList();
  }

  @Test
  void an_id_is_made_from_source_system_and_prompt() throws Exception {
    assertEquals(List.of("pa49bd0c8"), ids(HELLO));
    assertEquals(List.of("p638a9ab0"), ids(HELLO.with("system", "'Be kind.'")));
  }

  @Test
  void an_absent_source_counts_as_empty() throws Exception {
    assertEquals(List.of("pd866b1b6"), ids(HELLO.without("source").with("split", "'koala'")));
  }

  @Test
  void an_id_depends_on_nothing_else() throws Exception {
    var row =
        HELLO.with("split", "'other'").with("reference_answer", "'x'").with("category", "'y'");
    assertEquals(List.of("pa49bd0c8"), ids(row));
  }

  @Test
  void a_row_s_own_id_wins() throws Exception {
    assertEquals(List.of("42", "pa49bd0c8"), ids(HELLO.with("id", "42"), HELLO));
  }

  @Test
  void one_prompt_under_two_system_messages_is_two_prompts_of_one_cluster() throws Exception {
    var bench = RowText.bench(HELLO, HELLO.with("system", "'Be kind.'"));
    assertEquals(2, ids(bench).stream().distinct().count());
    assertEquals(1, bench.prompts().map(Prompt::cluster).distinct().count());
  }

  @Test
  void ids_that_collide_are_lengthened_and_others_are_not() throws Exception {
    var rows = new RowText[] {RowText.of("prompt 28662"), HELLO, RowText.of("prompt 33702")};
    assertEquals(List.of("p62d637ea5bcd", "pa49bd0c8", "p62d637eaf074"), ids(rows));
  }

  @Test
  void an_id_that_is_another_row_s_own_is_lengthened() throws Exception {
    var row = RowText.of("Bye?").with("id", "'pa49bd0c8'");
    assertEquals(List.of("pa49bd0c8", "pa49bd0c8ac6b"), ids(row, HELLO));
    assertEquals(List.of("pa49bd0c8ac6b", "pa49bd0c8"), ids(HELLO, row));
  }

  @Test
  void an_id_has_at_most_sixty_four_digits() throws Exception {
    List<RowText> rows = new ArrayList<>();
    for (int digits = 8; digits < 64; digits += 4) {
      rows.add(RowText.of("Bye?").with("id", "'p" + HASH.substring(0, digits) + "'"));
    }
    rows.add(HELLO);
    var ids = ids(rows.toArray(RowText[]::new));
    assertEquals("p" + HASH, ids.get(ids.size() - 1));
    rows.add(RowText.of("Bye?").with("id", "'p" + HASH + "'"));
    assertEquals(
        "x.jsonl:15: the id made from this row is another row's own\n  found: p"
            + HASH
            + "\n  fix: give this row an id",
        RowText.problems(rows.toArray(RowText[]::new)));
  }

  @Test
  void each_row_has_its_own_id() {
    var row = HELLO.with("id", "'a'");
    assertEquals(
        """
        x.jsonl:2: id "a" is taken by line 1
          fix: give each row its own id, or remove one of the two
        x.jsonl:3: id "a" is taken by line 1
          fix: give each row its own id, or remove one of the two""",
        RowText.problems(row, RowText.of("Bye?").with("id", "'a'"), row));
  }

  @Test
  void a_number_and_a_string_are_the_same_id() {
    assertEquals(
        """
        x.jsonl:2: id "1" is taken by line 1
          fix: give each row its own id, or remove one of the two""",
        RowText.problems(HELLO.with("id", "1"), HELLO.with("id", "'1'")));
  }

  @Test
  void ids_are_compared_in_broken_rows_too() {
    var broken = HELLO.with("id", "'a'").with("system", "1");
    assertEquals(
        List.of(
            "x.jsonl:1: system is not a string",
            "x.jsonl:2: system is not a string",
            "x.jsonl:2: id \"a\" is taken by line 1"),
        RowText.problems(broken, broken).lines().filter(line -> line.startsWith("x")).toList());
  }

  @Test
  void two_equal_rows_need_ids() {
    assertEquals(
        """
        x.jsonl:3: same source, system message and prompt as line 1
          found: "Hello?"
          fix: remove one, or give each an id""",
        RowText.problems(HELLO, RowText.of("Bye?"), HELLO.with("reference_answer", "'x'")));
  }

  @Test
  void equal_rows_with_different_ids_are_allowed() throws Exception {
    assertEquals(List.of("a", "b"), ids(HELLO.with("id", "'a'"), HELLO.with("id", "'b'")));
  }

  @Test
  void a_row_of_a_list_is_named_by_its_number() {
    var rows = "[" + HELLO.text() + "," + HELLO.text() + "]";
    var assembly = new BenchAssembly("x.json", SplitTable.shipped());
    RowReader.read(MemorySource.of("x.json", rows), assembly);
    var e = assertThrows(InvalidBenchException.class, assembly::bench);
    assertEquals(
        """
        x.json:1 (row 2): same source, system message and prompt as row 1
          found: "Hello?"
          fix: remove one, or give each an id""",
        e.getMessage());
  }
}
