package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.bench.Prompt;
import dev.janus.bench.Split;
import dev.janus.dataset.assembly.InvalidBenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSplitsTest {

  private static final String FIX =
      "\n  fix: name in janus.splits a CSV file with the columns source,split that lists them, or"
          + " add a \"split\" field to the rows";

  private static RowText row(String prompt, String source) {
    return RowText.of(prompt).with("source", source);
  }

  private static List<String> splits(RowText... rows) throws InvalidBenchException {
    return RowText.bench(rows).splits().stream().map(Split::id).toList();
  }

  @Test
  void splits_come_in_the_order_of_their_first_row_and_prompts_in_that_of_the_file()
      throws Exception {
    var bench = RowText.bench(row("a", "'mt_bench'"), row("b", "'koala'"), row("c", "'mt-bench'"));
    assertEquals(List.of("mt-bench", "koala"), bench.splits().stream().map(Split::id).toList());
    assertEquals(
        List.of(0, 2), bench.splits().get(0).prompts().stream().map(Prompt::index).toList());
  }

  @Test
  void a_row_s_own_split_wins_over_its_source() throws Exception {
    assertEquals(List.of("mine"), splits(RowText.of("a").with("split", "'mine'")));
  }

  @Test
  void a_blank_split_is_as_good_as_none() throws Exception {
    assertEquals(List.of("koala"), splits(RowText.of("a").with("split", "' '")));
  }

  @Test
  void a_thousand_unmapped_sources_are_listed_and_the_rows_of_others_counted() {
    var rows =
        IntStream.range(0, 1002)
            .mapToObj(i -> row("p" + i, "'" + i + "'"))
            .collect(Collectors.toCollection(ArrayList::new));
    assertFalse(unmapped(rows.subList(0, 1000)).contains("and more"));
    assertTrue(unmapped(rows.subList(0, 1001)).endsWith(" 1, and more in 1 row" + FIX));
    rows.add(row("again", "'7'"));
    String all = unmapped(rows);
    assertTrue(all.startsWith("x.jsonl: no split for the source of 1003 rows\n  found: \"7\" 2, "));
    assertTrue(all.endsWith(" 1, and more in 2 rows" + FIX));
  }

  private static String unmapped(List<RowText> rows) {
    return RowText.problems(rows.toArray(RowText[]::new));
  }

  @Test
  void unmapped_sources_are_one_problem_with_counts_the_most_frequent_first() {
    assertEquals(
        "x.jsonl: no split for the source of 7 rows\n"
            + "  found: \"b\" 2, (no source) 2, \" koala\" 1, \"a\" 1, \"c\" 1"
            + FIX,
        RowText.problems(
            row("1", "'c'"),
            row("2", "'b'"),
            row("3", "'a'"),
            row("4", "'b'"),
            row("5", "''"),
            RowText.of("6").without("source"),
            row("7", "' koala'")));
  }

  @Test
  void one_unmapped_row_is_told_in_the_singular() {
    assertEquals(
        "x.jsonl: no split for the source of 1 row\n  found: \"Vicuna-13b\" 1" + FIX,
        RowText.problems(row("a", "'Vicuna-13b'")));
  }

  @Test
  void unmapped_sources_of_broken_rows_are_counted_too() {
    var problems = RowText.problems(row("a", "'no'").with("system", "1"));
    assertEquals(
        List.of("x.jsonl:1: system is not a string", "x.jsonl: no split for the source of 1 row"),
        problems.lines().filter(line -> line.startsWith("x")).toList());
  }

  @Test
  void a_split_or_source_of_another_type_is_not_counted_again() {
    var problems = RowText.problems(row("a", "1"), row("b", "'no'").with("split", "1"));
    assertEquals(
        List.of("x.jsonl:1: source is not a string", "x.jsonl:2: split is not a string"),
        problems.lines().filter(line -> line.startsWith("x")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_9", "0", "overall-1"})
  void a_split_id_has_letters_digits_and_two_signs(String id) throws Exception {
    assertEquals(List.of(id), splits(RowText.of("a").with("split", "'" + id + "'")));
  }

  @ParameterizedTest
  @CsvSource({
    "My Split!, my-split",
    "-a, a",
    "a/b, a-b",
    "\u00DCbung, ubung",
    "overall, overall-1",
    "Overall, overall-1",
    "\uD55C\uAD6D, split-1",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  })
  void another_split_id_is_refused_with_one_that_is_not(String id, String suggested) {
    assertEquals(
        "x.jsonl:1: a split id has up to 64 letters, digits, - and _, starts with a letter or digit"
            + " and is not overall\n  found: \""
            + id
            + "\"\n  fix: call it "
            + suggested,
        RowText.problems(RowText.of("a").with("split", "'" + id + "'")));
  }

  @Test
  void sixty_four_characters_are_the_most() throws Exception {
    var id = "x".repeat(64);
    assertEquals(List.of(id), splits(RowText.of("a").with("split", "'" + id + "'")));
  }

  @Test
  void a_split_id_is_refused_once_whatever_the_number_of_rows() {
    assertEquals(
        "  found: \"a b\" in 2 rows",
        RowText.problems(
                RowText.of("a").with("split", "'a b'"), RowText.of("b").with("split", "'a b'"))
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void splits_differ_in_more_than_case() {
    assertEquals(
        """
        x.jsonl: two splits differ only in case and would share a file on some systems
          found: "koala" and "Koala"
          fix: call both koala""",
        RowText.problems(RowText.of("a"), RowText.of("b").with("split", "'Koala'")));
  }
}
