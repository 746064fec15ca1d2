package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {

  @TempDir Path folder;

  @Test
  void reads_a_record_whole() throws Exception {
    Path record = folder.resolve("run.jsonl");
    Files.writeString(
        record,
        String.join(
            "\n",
            RunLineTest.HEADER,
            RunLineTest.RESPONSE,
            RunLineTest.VERDICT,
            RunLineTest.GATE,
            RunLineTest.FOOTER,
            ""));
    var check = new Check("koala", "p1", "c-p1", "style", List.of(Lines.VERDICT.judgement()));
    assertEquals(
        new Run(
            Lines.HEADER,
            List.of(),
            List.of(Lines.RESPONSE),
            List.of(check),
            List.of(Lines.GATE),
            Lines.FOOTER,
            false),
        RunReader.read(record));
  }

  @Test
  void takes_windows_line_ends_and_blank_lines() throws Exception {
    Run run = read(RunLineTest.HEADER + "\r\n\r\n  \n" + RunLineTest.RESPONSE + "\r\n\n");
    assertEquals(List.of(Lines.RESPONSE), run.responses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"type\":\"resp",
        "{\"type\":\"response\",\"key\":\"k",
        "  ",
        "\u0000\u0000",
        "{\"type\":\"response\"} {",
      })
  void leaves_out_a_last_line_that_was_cut_off(String last) throws Exception {
    Run run = read(RunLineTest.HEADER + "\n" + RunLineTest.RESPONSE + "\n" + last);
    assertEquals(List.of(Lines.RESPONSE), run.responses());
    assertNull(run.footer());
  }

  @Test
  void reads_a_last_line_whose_end_alone_was_cut_off() throws Exception {
    Run run = read(RunLineTest.HEADER + "\n" + RunLineTest.FOOTER);
    assertEquals(Lines.FOOTER, run.footer());
    assertTrue(run.isComplete());
  }

  @Test
  void does_not_forgive_a_broken_last_line_that_was_not_cut_off() {
    assertEquals(
        """
        run.jsonl:2: not a line of a run record of schema 1
          found: text that is not JSON
          fix: restore the file, or run again""",
        failure(RunLineTest.HEADER + "\n{\"type\":\"resp\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n"})
  void does_not_take_a_record_of_another_schema_for_one_that_was_cut_off(String end) {
    assertEquals(
        """
        run.jsonl:1: not a line of a run record of schema 1
          found: schema 2
          fix: restore the file, or run again""",
        failure(RunLineTest.HEADER.replace("\"schema\":1", "\"schema\":2") + end));
  }

  @Test
  void does_not_forgive_a_line_in_the_middle_that_was_cut_off() {
    assertEquals(
        """
        run.jsonl:3: not a line of a run record of schema 1
          found: text that is not JSON
          fix: restore the file, or run again""",
        failure(RunLineTest.HEADER + "\n\n{\"type\":\"resp\n" + RunLineTest.FOOTER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"type\":\"head"})
  void does_not_take_an_empty_file_for_a_record(String text) {
    assertEquals(
        """
        run.jsonl: the run record has no header
          found: %s
          fix: run the bench again"""
            .formatted("0 lines"),
        failure(text));
  }

  @Test
  void misses_the_header() {
    assertEquals(
        """
        run.jsonl: the run record has no header
          found: 2 lines
          fix: run the bench again""",
        failure(RunLineTest.RESPONSE + "\n" + RunLineTest.FOOTER + "\n"));
  }

  @Test
  void says_that_there_is_no_record() {
    Path record = folder.resolve("run.jsonl");
    assertEquals(
        record + ": there is no such run record\n  fix: run the bench first",
        assertThrows(UnreadableRunException.class, () -> RunReader.read(record)).getMessage());
  }

  @Test
  void says_that_a_folder_is_no_record() {
    assertEquals(
        """
        %s: the run record cannot be read
          found: java.io.IOException: Is a directory
          fix: make it a readable file, or run the bench again"""
            .formatted(folder),
        assertThrows(UnreadableRunException.class, () -> RunReader.read(folder)).getMessage());
  }

  @Test
  void says_that_a_record_stopped_being_readable() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    assertEquals(
        """
        run.jsonl: the run record cannot be read
          found: java.io.IOException: Input/output error
          fix: make it a readable file, or run the bench again""",
        assertThrows(UnreadableRunException.class, () -> RunReader.read(broken, "run.jsonl"))
            .getMessage());
  }

  @Test
  void a_run_is_complete_when_its_footer_says_so() throws Exception {
    assertFalse(read(RunLineTest.HEADER + "\n").isComplete());
    String interrupted =
        RunLineTest.FOOTER.replace("\"interrupted\":false", "\"interrupted\":true");
    assertFalse(read(RunLineTest.HEADER + "\n" + interrupted + "\n").isComplete());
    assertTrue(read(RunLineTest.HEADER + "\n" + RunLineTest.FOOTER + "\n").isComplete());
  }

  private static Run read(String record) throws UnreadableRunException {
    return RunReader.read(
        new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), "run.jsonl");
  }

  private static @Nullable String failure(String record) {
    return assertThrows(UnreadableRunException.class, () -> read(record)).getMessage();
  }
}
