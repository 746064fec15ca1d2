package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.source.FileStart;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of files of other kinds, by how they start. */
class FileStartTest {

  private static final String A = "{\"prompt\":\"a\"}";
  private static final String B = "{\"prompt\":\"b\"}";
  private static final Problem NO_TEXT =
      new Problem(
          "x",
          "not a bench in JSON, CSV or Arrow",
          "bytes that are no text",
          "write the rows as JSON lines (.jsonl) and name that file");

  private static CollectedRows read(String name, String text) {
    return CollectedRows.of(MemorySource.of(name, text));
  }

  private static String problem(String name, byte[] bytes) {
    var collected = CollectedRows.of(new MemorySource(name, bytes));
    assertEquals(1, collected.problems.size());
    assertEquals(List.of(), collected.rows);
    return collected.problems.get(0);
  }

  private static String problem(String name, String text) {
    return problem(name, text.getBytes(UTF_8));
  }

  @Test
  void an_empty_file_is_said_to_be_empty() {
    assertEquals(
        "x.jsonl: the bench has no rows\n  found: an empty file\n  fix: add at least one row",
        problem("x.jsonl", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "PAR1, a Parquet file, run mvn janus:fetch -Djanus.bench=x.jsonl",
    "'\u001F\u008B', a gzip file, unpack it and name the file inside",
    "'PK\u0003\u0004', a zip file, unpack it and name the file inside",
    "(\u00B5/\u00FD, a Zstandard file, unpack it and name the file inside",
    "\u00FE\u00FFx, text in UTF-16, save the file in UTF-8",
    "<!DOCTYPE html><html>, an HTML page or XML, 'download the file itself, not the page about it'",
    "'  \n<?xml', an HTML page or XML, 'download the file itself, not the page about it'",
    "'{\0}', bytes that are no text, write the rows as JSON lines (.jsonl) and name that file"
  })
  void another_kind_of_file_is_named(String start, String found, String fix) {
    assertEquals(
        "x.jsonl: not a bench in JSON, CSV or Arrow\n  found: " + found + "\n  fix: " + fix,
        problem("x.jsonl", start.getBytes(ISO_8859_1)));
  }

  @Test
  void parquet_on_the_class_path_is_to_be_named_by_its_path() {
    assertEquals(
        """
        classpath:/x.parquet: not a bench in JSON, CSV or Arrow
          found: a Parquet file
          fix: name the file by its path, and run mvn janus:fetch""",
        problem("classpath:/x.parquet", "PAR1"));
  }

  @Test
  void a_pointer_of_git_lfs_is_named() {
    assertEquals(
        """
        x.jsonl: not a bench in JSON, CSV or Arrow
          found: a Git LFS pointer, not the file it stands for
          fix: run git lfs pull""",
        problem("x.jsonl", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"));
  }

  @Test
  void text_in_utf_16_is_named() {
    assertEquals(
        """
        x.jsonl: not a bench in JSON, CSV or Arrow
          found: text in UTF-16
          fix: save the file in UTF-8""",
        problem("x.jsonl", ("\uFEFF" + A).getBytes(UTF_16LE)));
  }

  @Test
  void random_bytes_give_one_message() {
    byte[] bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    assertEquals(
        """
        x.json: not a bench in JSON, CSV or Arrow
          found: bytes that are no text
          fix: write the rows as JSON lines (.jsonl) and name that file""",
        problem("x.json", bytes));
  }

  @Test
  void few_control_characters_make_no_binary_file() {
    assertEquals(List.of("b"), read("x.jsonl", "\u0001\n" + B + " ".repeat(30)).prompts());
  }

  @Test
  void one_control_character_in_thirty_two_makes_no_binary_file_and_more_do() {
    assertEquals(Optional.empty(), new FileStart("\u0001" + "x".repeat(31)).refusal("x"));
    assertEquals(Optional.of(NO_TEXT), new FileStart("\u0001" + "x".repeat(30)).refusal("x"));
  }

  @Test
  void a_nul_anywhere_makes_a_binary_file() {
    assertEquals(Optional.of(NO_TEXT), new FileStart("\0" + "x".repeat(100)).refusal("x"));
  }

  @Test
  void text_of_another_kind_is_quoted() {
    assertEquals(
        """
        x.txt: not a bench in JSON, CSV or Arrow
          found: text that starts with "source,prompt"
          fix: name a .jsonl file with one row a line, a .json file with a list of rows, or a .csv file""",
        problem("x.txt", "source,prompt\nkoala,Hi\n"));
  }

  @Test
  void a_list_in_a_file_of_json_lines_is_told() {
    assertEquals(
        """
        x.jsonl: not JSON lines but a JSON list
          found: text that starts with "["
          fix: name a .jsonl file with one row a line, a .json file with a list of rows, or a .csv file""",
        problem("x.jsonl", "[\n" + A + "\n]"));
  }
}
