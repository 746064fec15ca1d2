package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.csv.CsvRecords;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTableTest {

  private static final SplitTable SHIPPED = SplitTable.shipped();
  private static final Path TASKS = Path.of("../../shared/data/flask_tasks.txt");

  private static SplitTable with(String csv) throws InvalidBenchException {
    return SHIPPED.with(new StringReader(csv), "my.csv");
  }

  @Test
  void the_shipped_table_is_what_its_file_says_read_as_csv() throws Exception {
    try (var in = Objects.requireNonNull(SplitTable.class.getResourceAsStream("splits.csv"))) {
      String csv = new String(in.readAllBytes(), UTF_8);
      assertFalse(csv.contains("\""));
      CsvRecords records = new CsvRecords(new StringReader(csv));
      assertEquals(List.of("source", "split"), records.next().orElseThrow().cells());
      for (var pair = records.next(); pair.isPresent(); pair = records.next()) {
        List<String> cells = pair.get().cells();
        assertEquals(2, cells.size());
        assertEquals(Optional.of(cells.get(1)), SHIPPED.split(cells.get(0)));
      }
    }
  }

  private static String problems(Reader csv) {
    var e = assertThrows(InvalidBenchException.class, () -> SHIPPED.with(csv, "my.csv"));
    return String.valueOf(e.getMessage());
  }

  private static String problems(String csv) {
    return problems(new StringReader(csv));
  }

  @ParameterizedTest
  @CsvSource({
    "koala, koala",
    "Koala, flask",
    "vicuna, alpaca-eval",
    "Vicuna, flask",
    "Wizardlm, flask",
    "self-instruct, self-instruct",
    "Self-Instruct, self-instruct",
    "Self-instruct, flask",
    "selfinstruct, alpaca-eval",
    "helpful_base, alpaca-eval",
    "oasst, alpaca-eval",
    "alpaca_eval, alpaca-eval",
    "alpaca-eval, alpaca-eval",
    "AlpacaEval, alpaca-eval",
    "mt-bench, mt-bench",
    "mt_bench, mt-bench",
    "MT-Bench, mt-bench",
    "FLASK, flask",
    "flask, flask",
    "theoremqa, flask",
    "Bigbench: minute mysteries qa, flask"
  })
  void shipped_sources_have_a_split_case_by_case(String source, String split) {
    assertEquals(Optional.of(split), SHIPPED.split(source));
  }

  @ParameterizedTest
  @CsvSource({"KOALA", "Mt-bench", "wizardlm", "Theoremqa", "' koala'"})
  void another_case_is_another_source(String source) {
    assertEquals(Optional.empty(), SHIPPED.split(source));
  }

  @Test
  void every_task_of_flask_belongs_to_it() throws IOException {
    if (Files.notExists(TASKS)) {
      Assumptions.abort("SKIPPED: " + TASKS + " is absent");
    }
    var tasks = Files.readAllLines(TASKS, UTF_8);
    assertEquals(122, tasks.size());
    assertEquals(
        List.of(),
        tasks.stream().filter(task -> !SHIPPED.split(task).equals(Optional.of("flask"))).toList());
  }

  @Test
  void a_csv_file_extends_the_table() throws Exception {
    assertEquals(Optional.of("support"), with("source,split\ntickets,support\n").split("tickets"));
    assertEquals(Optional.of("koala"), with("source,split\ntickets,support").split("koala"));
  }

  @Test
  void a_csv_file_overrides_the_table_and_leaves_the_first_as_it_was() throws Exception {
    assertEquals(Optional.of("zoo"), with("source,split\nkoala,zoo\n").split("koala"));
    assertEquals(Optional.of("koala"), SHIPPED.split("koala"));
  }

  @Test
  void cells_may_be_quoted_and_lines_end_in_crlf() throws Exception {
    var table = with("\uFEFFsource,split\r\n\"a, \"\"b\"\"\r\nc\",\"x\"\r\n\r\nd , y \r\n");
    assertEquals(Optional.of("x"), table.split("a, \"b\"\r\nc"));
    assertEquals(Optional.of("y"), table.split("d "));
  }

  @Test
  void a_carriage_return_ends_a_line_unless_it_is_quoted() throws Exception {
    assertEquals(Optional.of("x"), with("source,split\r\"a\rb\",x\r").split("a\rb"));
  }

  @Test
  void the_same_line_twice_is_no_problem() throws Exception {
    assertEquals(Optional.of("x"), with("source,split\na,x\na,x\n").split("a"));
  }

  @Test
  void the_first_line_is_the_header() {
    assertEquals(
        """
        my.csv:1: the first line is not the header
          found: "tickets,support"
          fix: begin with the line source,split""",
        problems("tickets,support\n"));
    assertEquals(
        """
        my.csv:1: the first line is not the header
          found: ""
          fix: begin with the line source,split""",
        problems(""));
  }

  @Test
  void every_wrong_line_is_listed() {
    assertEquals(
        """
        my.csv:2: a line has two cells
          found: 1 cell
          fix: write one source and its split, with a comma between; quote a cell with a comma
        my.csv:5: a line has two cells
          found: 3 cells
          fix: write one source and its split, with a comma between; quote a cell with a comma
        my.csv:6: the source is blank
          found: " "
          fix: write one source and its split, with a comma between
        my.csv:7: a split id has up to 64 letters, digits, - and _, starts with a letter or digit and is not overall
          found: "my split"
          fix: call it my-split
        my.csv:8: source "b\\nc" already has another split in line 3
          found: x and y
          fix: keep one of the two lines""",
        problems("source,split\na\n\"b\nc\",x\na,b,c\n ,x\nd,my split\n\"b\nc\",y\n"));
  }

  @Test
  void a_quote_is_closed() {
    assertEquals(
        """
        my.csv:2: a quote is opened and never closed; nothing after it was read
          fix: close each quote at the end of its cell, and double those within it""",
        problems("source,split\n\"a\nb,x\n"));
  }

  @Test
  void nothing_follows_a_closing_quote() {
    assertEquals(
        """
        my.csv:3: text follows a closing quote; nothing after it was read
          fix: close each quote at the end of its cell, and double those within it""",
        problems("source,split\na,x\n\"b\"c,x\n"));
  }

  @Test
  void a_file_that_breaks_off_is_a_problem() {
    var broken =
        new Reader() {
          @Override
          public int read(char[] target, int offset, int length) throws IOException {
            throw new IOException("bad disk");
          }

          @Override
          public void close() {}
        };
    assertEquals(
        "my.csv:1: could not be read to its end\n  found: bad disk\n  fix: check the file",
        problems(broken));
  }
}
