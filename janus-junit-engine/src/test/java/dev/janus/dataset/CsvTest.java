package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Prompt;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.rubrics.ShippedRubrics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Benches in CSV. */
class CsvTest {

  private static final String HEADER = "id,source,prompt,rubrics\n";

  private static CollectedRows rows(String content) {
    return CollectedRows.of(MemorySource.of("x.csv", content));
  }

  private static String problems(String content) {
    return RowText.problems("x.csv", content, RowRules.of(SplitTable.shipped()));
  }

  @Test
  void the_fixture_holds_the_texts_of_the_same_twelve_rows_as_jsonl() throws Exception {
    var csv = fixture("mini.csv");
    var lines = fixture("mini.jsonl");
    assertEquals(List.of(), csv.problems);
    assertEquals(12, csv.rows.size());
    assertEquals(
        lines.rows.stream().map(CsvTest::texts).toList(),
        csv.rows.stream().map(CsvTest::texts).toList());
  }

  private static CollectedRows fixture(String name) throws IOException {
    try (var in = CsvTest.class.getResourceAsStream(name)) {
      return CollectedRows.of(
          new MemorySource(name, Optional.ofNullable(in).orElseThrow().readAllBytes()));
    }
  }

  private static List<Optional<String>> texts(Row row) {
    return List.of(row.source(), row.system(), row.turns().get(0), row.referenceAnswer()).stream()
        .map(cell -> Optional.ofNullable(cell.value()).filter(text -> !text.isEmpty()))
        .toList();
  }

  @Test
  void the_header_names_the_columns() {
    assertEquals(List.of("x.csv: id, a b"), rows("\uFEFFid, a b \r\n").columns);
  }

  @Test
  void cells_may_have_commas_quotes_and_line_breaks() {
    var rows = rows("prompt,b\r\n\"a, \"\"b\"\"\r\nc\",1\r\n\r\n \r\nd,2");
    assertEquals(List.of("a, \"b\"\r\nc", "d"), rows.prompts());
    assertEquals(List.of("x.csv:2", "x.csv:6"), rows.places());
    assertEquals(List.of(), rows.problems);
  }

  @Test
  void an_empty_cell_is_absent_and_a_blank_one_is_not() {
    var row = rows("prompt,system,source,split\na,, ,\"\"\n").rows.get(0);
    assertEquals(Cell.absent(), row.system());
    assertEquals(Cell.of(" "), row.source());
    assertEquals(Cell.absent(), row.split());
    assertEquals(Cell.absent(), row.referenceAnswer());
    assertEquals(Cell.absent(), row.rubrics());
  }

  @Test
  void an_id_keeps_its_digits() {
    assertEquals(Cell.of("007"), rows("prompt,id\na,007\n").rows.get(0).id());
  }

  @Test
  void a_header_alone_is_no_bench() {
    assertEquals(
        "x.csv: the bench has no rows\n  found: no row at all\n  fix: add at least one row",
        problems(HEADER));
  }

  @Test
  void a_file_without_a_prompt_is_told_its_columns() {
    assertEquals(
        """
        x.csv: there is no column "prompt"
          found: "source", "promt"
          fix: rename the column that holds it, or write it to the file""",
        problems("source,promt\na,b\n"));
  }

  @Test
  void a_file_without_rubrics_is_told_of_rubric_sets() {
    assertEquals(
        """
        x.csv: there is no column "rubrics"
          found: "source", "prompt"
          fix: add "rubrics", a list of at least one {"criteria": ..., "score_descriptions": {"1": ...,\
         "5": ...}}, or name in janus.rubrics a rubric set: a file, or one of alpaca-eval, flask,\
         koala, mt-bench, self-instruct""",
        problems("source,prompt\nkoala,b\n"));
  }

  @Test
  void rubrics_are_no_column_when_there_is_a_rubric_set() throws Exception {
    var set = ShippedRubrics.source("koala").orElseThrow();
    var rules = RowRules.read(SplitTable.shipped(), set, null);
    assertEquals(4, RowText.bench("x.csv", "source,prompt\nkoala,b\n", rules).rubricCount());
  }

  @Test
  void native_files_may_be_in_csv() throws Exception {
    var set = ShippedRubrics.source("flask").orElseThrow();
    var rules = RowRules.read(SplitTable.shipped(), set, null);
    var bench =
        RowText.bench(
            "x.CSV",
            "question_id,text,answer,metrics\n12,What?,That.,\"['Readability', 'Factuality']\"\n",
            rules);
    assertEquals(List.of("12"), bench.prompts().map(Prompt::id).toList());
    assertEquals(2, bench.rubricCount());
  }

  @Test
  void a_column_has_a_name_of_its_own() {
    assertEquals(
        """
        x.csv:2: two columns are called "prompt"
          fix: rename or remove one of them""",
        problems("\n prompt,prompt\n"));
    assertEquals(
        """
        x.csv:1: column 1 has no name
          fix: name each column in the first line; pandas leaves its index out with index=False""",
        problems(",prompt\n0,a\n"));
  }

  @Test
  void ragged_lines_are_each_a_problem_and_the_others_are_read() {
    var rows = rows("prompt,b\nx\ny,1,2\n\"z\n\",3\n");
    assertEquals(List.of("z\n"), rows.prompts());
    assertEquals(
        """
        x.csv:2: the row has 1 cell, the header 2 columns
          fix: put cells with a comma, a quote or a line break in double quotes, and leave out none
        x.csv:3: the row has 3 cells, the header 2 columns
          fix: put cells with a comma, a quote or a line break in double quotes, and leave out none""",
        String.join("\n", rows.problems));
  }

  @Test
  void a_quote_that_is_never_closed_is_found_where_it_opens() {
    var rows = rows("prompt,b\n1,2\n\"a\nb\",\"c\nd\n");
    assertEquals(List.of("1"), rows.prompts());
    assertEquals(
        List.of(
            "x.csv:4: a quote is opened and never closed; nothing after it was read\n"
                + "  fix: close each quote at the end of its cell, and double those within it"),
        rows.problems);
  }

  @Test
  void text_after_a_closing_quote_is_a_problem() {
    assertEquals(
        List.of(
            "x.csv:3: text follows a closing quote; nothing after it was read\n"
                + "  fix: close each quote at the end of its cell, and double those within it"),
        rows("prompt,b\na,b\n\"a\" \"b\",c\n").problems);
  }

  @Test
  void a_file_is_in_utf_8() {
    var latin = MemorySource.of("x.csv", "prompt\na\n");
    var broken = new MemorySource("x.csv", "prompt\nna\u00EFve\n".getBytes(ISO_8859_1));
    assertEquals(List.of(), CollectedRows.of(latin).problems);
    assertEquals(
        List.of(
            "x.csv: not text in UTF-8\n  found: other bytes, after line 1\n  fix: save the file in"
                + " UTF-8"),
        CollectedRows.of(broken).problems);
  }

  @Test
  void a_table_of_many_rows_is_read_to_its_end() {
    var rows = rows("prompt,b\n" + "\"r\u00E4w\n,\",\u6570\u636E\n".repeat(20_000));
    assertEquals(20_000, rows.rows.size());
    assertEquals("x.csv:40000", rows.places().get(19_999));
    assertEquals(List.of("r\u00E4w\n,"), rows.prompts().stream().distinct().toList());
  }

  @Test
  void a_file_of_another_kind_is_no_csv_whatever_its_name() {
    assertEquals(
        "x.csv: not a bench in JSON, CSV or Arrow",
        problems(new String("PAR1\0\0".getBytes(UTF_8), UTF_8)).lines().findFirst().orElseThrow());
  }
}
