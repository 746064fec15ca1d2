package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.run.Checksum;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a record that was changed, cut or damaged after it was written. */
class DamagedRecordTest {

  private static final int PROMPTS = 4;

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;
  private Path record;

  @BeforeEach
  void run() {
    server.judge(request -> says("Fine. [RESULT] 4"));
    launcher().execute();
    record = launcher().folder("small").resolve("run.jsonl");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench())
        .set("janus.gates", "*: minimumMean=3");
  }

  private Path bench() {
    return new BenchFile().prompts("koala", "k", PROMPTS).write(folder.resolve("small.jsonl"));
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(record));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(record, String.join("\n", lines) + "\n");
  }

  /** As if the run had been killed before its gates were decided. */
  private void interrupt() throws IOException {
    List<String> lines = lines();
    lines.removeIf(line -> isOf("gate", line) || isOf("footer", line));
    write(lines);
  }

  private static boolean isOf(String type, String line) {
    return line.startsWith("{\"type\":\"" + type + "\"");
  }

  private int first(String type) throws IOException {
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (isOf(type, lines.get(i))) {
        return i;
      }
    }
    throw new AssertionError("no " + type);
  }

  private void change(int line, String from, String to) throws IOException {
    List<String> lines = lines();
    assertTrue(lines.get(line).contains(from), lines.get(line));
    lines.set(line, lines.get(line).replace(from, to));
    write(lines);
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(UnreadableRunException.class, () -> RunReader.figures(record)).getMessage());
  }

  @Test
  void an_edited_score_is_refused_with_its_line() throws Exception {
    int line = first("verdict");
    change(line, "\"score\":4", "\"score\":5");
    assertEquals(
        "%s:%d: not a line of a run record of schema 1\n  found: the checksum does not match: the line was changed after it was written\n  fix: restore the file, or run again"
            .formatted(record, line + 1),
        refusal());
  }

  @Test
  void any_flipped_bit_of_a_verdict_and_of_the_header_is_refused() throws Exception {
    byte[] whole = Files.readAllBytes(record);
    List<String> lines = lines();
    List<String> tested = List.of(lines.get(first("header")), lines.get(first("verdict")));
    for (String line : tested) {
      int start = new String(whole, StandardCharsets.UTF_8).indexOf(line);
      for (int bit = 0; bit < 8 * line.length(); bit++) {
        byte[] damaged = whole.clone();
        damaged[start + bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(record, damaged);
        assertThrows(
            UnreadableRunException.class, () -> RunReader.figures(record), line + " bit " + bit);
      }
    }
  }

  @Test
  void splits_that_were_shrunk_are_refused() throws Exception {
    change(0, "\"prompts\":4,\"rubrics\":4", "\"prompts\":1,\"rubrics\":1");
    assertTrue(refusal().startsWith(record + ":1: "), refusal());
  }

  /** A header with the right checksum, or in a record that has none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompts\":4,\"rubrics\":4} | {\"prompts\":4,\"rubrics\":3} | 4 prompts and 4 rubrics in split koala, where the header has 4 and 3",
        "{\"prompts\":4,\"rubrics\":4} | {\"prompts\":3,\"rubrics\":4} | 4 prompts in all, but 3 in the splits",
        "\"rows\":4 | \"rows\":2 | 2 prompts in all, but 4 in the splits",
        "\"koala\":{ | \"flask\":{ | lines of split koala, which the header does not name",
      })
  void a_header_that_its_lines_contradict_is_refused(String from, String to, String found)
      throws Exception {
    List<String> unsummed = lines().stream().map(DamagedRecordTest::unsummed).toList();
    write(unsummed);
    change(0, from, to);
    String expected =
        record
            + ": the header of the run record does not fit its lines\n  found: "
            + found
            + "\n  fix: restore the file, or run again";
    assertEquals(expected, refusal());
    List<String> summed = new ArrayList<>();
    for (String line : lines()) {
      summed.add(
          new String(Checksum.add(line.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }
    write(summed);
    assertEquals(expected, refusal());
  }

  @Test
  void a_member_that_is_there_twice_is_refused_with_and_without_checksums() throws Exception {
    int line = first("verdict");
    change(line, "\"score\":4", "\"score\":4,\"score\":5");
    assertTrue(refusal().contains("the checksum does not match"), refusal());
    write(lines().stream().map(DamagedRecordTest::unsummed).toList());
    assertEquals(
        "%s:%d: not a line of a run record of schema 1\n  found: two members \"score\" in one object\n  fix: restore the file, or run again"
            .formatted(record, line + 1),
        refusal());
  }

  @Test
  void a_line_without_a_checksum_among_others_is_refused() throws Exception {
    List<String> lines = lines();
    int line = first("verdict");
    lines.set(line, unsummed(lines.get(line)).replace("\"score\":4", "\"score\":5"));
    write(lines);
    assertEquals(
        "%s:%d: not a line of a run record of schema 1\n  found: no checksum, though other lines have one\n  fix: restore the file, or run again"
            .formatted(record, line + 1),
        refusal());
  }

  @Test
  void a_line_that_was_removed_or_copied_is_refused() throws Exception {
    List<String> whole = lines();
    int line = first("verdict");
    List<String> removed = new ArrayList<>(whole);
    removed.remove(line);
    write(removed);
    assertEquals(
        record
            + ": lines of the run record are missing, or there twice\n  found: 4 responses and 3 verdicts, where its footer counts 4 responses and 4 verdicts\n  fix: restore the file, or run again",
        refusal());
    List<String> copied = new ArrayList<>(whole);
    copied.add(line, whole.get(line));
    write(copied);
    assertTrue(
        refusal().contains("4 responses and 5 verdicts, where its footer counts"), refusal());
  }

  @Test
  void all_damaged_lines_are_counted_and_the_first_five_named() throws Exception {
    List<String> lines = lines();
    for (int i = 1; i <= 7; i++) {
      lines.set(i, lines.get(i).replace("\"", "'"));
    }
    write(lines);
    assertTrue(
        refusal()
            .contains(
                "found: text that is not JSON; damaged lines: 2, 3, 4, 5, 6, ... (7 in all)\n"),
        refusal());
  }

  @Test
  void a_run_that_goes_on_drops_a_damaged_line_says_so_and_makes_its_call_again() throws Exception {
    interrupt();
    int line = first("verdict");
    change(line, "\"score\":4", "\"score\":5");
    byte[] damaged = Files.readAllBytes(record);
    int generations = server.generations();
    int judgements = server.judgements();

    Told told = launcher().process("jvm-2").execute();
    assertEquals(0, server.generations() - generations);
    assertEquals(1, server.judgements() - judgements);
    assertTrue(
        told.notices()
            .contains(
                "%s: 1 damaged line is dropped, and what was in it is asked again\n  found: line %d: the checksum does not match: the line was changed after it was written\n  fix: nothing; the damaged record is kept as run.damaged.jsonl"
                    .formatted(record, line + 1)),
        told.notices().toString());
    Run run = RunReader.read(record);
    assertTrue(run.isComplete());
    assertTrue(run.checks().stream().allMatch(check -> check.scores().equals(List.of(4))));
    assertEquals(
        new String(damaged, StandardCharsets.UTF_8),
        Files.readString(record.resolveSibling("run.damaged.jsonl")));
  }

  @Test
  void a_second_damage_leaves_the_copy_of_the_first() throws Exception {
    interrupt();
    change(first("verdict"), "\"score\":4", "\"score\":5");
    launcher().process("jvm-2").execute();
    String firstCopy = Files.readString(record.resolveSibling("run.damaged.jsonl"));
    interrupt();
    change(first("verdict"), "\"score\":4", "\"score\":3");
    launcher().process("jvm-3").execute();
    assertEquals(firstCopy, Files.readString(record.resolveSibling("run.damaged.jsonl")));
    assertTrue(
        Files.readString(record.resolveSibling("run.damaged-2.jsonl")).contains("\"score\":3"));
    assertTrue(RunReader.read(record).isComplete());
  }

  @Test
  void a_finished_record_with_a_damaged_line_goes_on_rather_than_being_paid_for_anew()
      throws Exception {
    change(first("verdict"), "\"score\":4", "\"score\":5");
    int judgements = server.judgements();
    launcher().process("jvm-2").execute();
    assertEquals(1, server.judgements() - judgements);
    assertTrue(RunReader.read(record).isComplete());
    assertFalse(Files.exists(record.resolveSibling("run.previous.jsonl")));
  }

  @Test
  void a_record_whose_header_is_damaged_is_kept_and_said_so() throws Exception {
    change(0, "\"digest\"", "\"dig3st\"");
    Told told = launcher().process("jvm-2").execute();
    assertTrue(
        told.notices()
            .contains(
                record + ": what is there is no run record, and is kept as run.unreadable.jsonl"),
        told.notices().toString());
    assertTrue(RunReader.read(record).isComplete());
  }

  @Test
  void a_record_without_checksums_goes_on_and_has_them_then() throws Exception {
    interrupt();
    write(lines().stream().map(DamagedRecordTest::unsummed).toList());
    assertFalse(RunReader.figures(record).hasChecksums());
    int before = server.generations() + server.judgements();
    Told told = launcher().process("jvm-2").execute();
    assertEquals(0, server.generations() + server.judgements() - before);
    assertTrue(
        told.notices()
            .contains(
                record
                    + ": the record had no checksums, as an earlier version wrote it, and has them now"),
        told.notices().toString());
    assertTrue(RunReader.figures(record).hasChecksums());
    assertTrue(lines().stream().allMatch(line -> line.matches(".*,\"sum\":\"[0-9a-f]{8}\"}")));
  }

  @Test
  void a_replay_of_a_record_without_checksums_says_so_once() throws Exception {
    write(lines().stream().map(DamagedRecordTest::unsummed).toList());
    Told told =
        new JanusLauncher(folder.resolve("replay"))
            .bench(bench())
            .set("janus.mode", "replay")
            .set("janus.transcript", record.toString())
            .execute();
    assertEquals(
        List.of(
            record
                + ": the record has no checksums, so damage would not be noticed\n  found: a record of an earlier version\n  fix: run the bench again"),
        told.notices());
  }

  @Test
  void a_damaged_transcript_is_not_replayed() throws Exception {
    int line = first("verdict");
    change(line, "\"score\":4", "\"score\":5");
    Told told =
        new JanusLauncher(folder.resolve("replay"))
            .bench(bench())
            .set("janus.mode", "replay")
            .set("janus.transcript", record.toString())
            .execute();
    assertEquals(
        "FAILED: %s:%d: not a line of a run record of schema 1\n  found: the checksum does not match: the line was changed after it was written\n  fix: restore the file, or run again"
            .formatted(record, line + 1),
        told.outcome("koala/k1/r1"));
  }

  private static String unsummed(String line) {
    return line.replaceFirst(",\"sum\":\"[0-9a-f]{8}\"}$", "}");
  }
}
