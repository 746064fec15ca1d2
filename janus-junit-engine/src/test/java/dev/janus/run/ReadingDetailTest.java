package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Usage;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a record is held, and what is read of it again. */
class ReadingDetailTest {

  private static final RunFooter FOOTER =
      new RunFooter(Lines.STARTED, 2, 3, 1, new Usage(100, 20), null, false);

  private static final List<RunLine> LINES =
      List.of(
          Lines.HEADER,
          Lines.response("p1", 0, 0, "k-p1"),
          Lines.response("p2", 1, 0, "k-p2"),
          Lines.verdict("p1", "style", 1, new Scored(4, "Kind.")),
          Lines.verdict("p1", "tone", 1, new Scored(2, "Rude.")),
          Lines.verdict("p2", "style", 1, new Unscored(UnscoredReason.OFF_SCALE, "a 6")),
          Lines.GATE,
          FOOTER);

  @TempDir Path folder;
  private Path record;

  @BeforeEach
  void write() throws IOException {
    record = Files.writeString(folder.resolve("run.jsonl"), text(LINES));
  }

  private static String text(List<RunLine> lines) {
    RunLineWriter writer = new RunLineWriter();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(writer.write(line)).append('\n'));
    return text.toString();
  }

  private static Judgement judgement(Run run, String prompt, String rubric) {
    return run.checks().stream()
        .filter(check -> check.id().equals(new CheckId(prompt, rubric)))
        .findFirst()
        .orElseThrow()
        .judgements()
        .get(0);
  }

  private static final Judgement BARE =
      new Judgement("", 1, new Scored(4, ""), "", new Usage(20, 4), 300, 2, null);

  @Test
  void figures_are_all_but_texts() throws Exception {
    Run run = RunReader.figures(record);
    assertEquals(Lines.HEADER, run.header());
    assertEquals(FOOTER, run.footer());
    assertEquals(List.of(Lines.GATE), run.gates());
    ResponseLine response = run.responses().get(0);
    assertEquals(
        new ResponseLine(
            "p1",
            0,
            "koala",
            "c-p1",
            new Response("", 0, "", new Usage(10, 2), "stop", 250, 1, null)),
        response);
    assertEquals(BARE, judgement(run, "p1", "style"));
    assertEquals(
        new Unscored(UnscoredReason.OFF_SCALE, ""), judgement(run, "p2", "style").verdict());
  }

  @Test
  void what_is_quoted_has_its_texts_and_the_response_it_is_about() throws Exception {
    Run run = RunReader.quoting(record, Set.of(new CheckId("p1", "tone")));
    assertEquals(new Scored(2, "Rude."), judgement(run, "p1", "tone").verdict());
    assertEquals("Kind. [RESULT] 4", judgement(run, "p1", "tone").raw());
    assertEquals(BARE, judgement(run, "p1", "style"));
    assertEquals("Hi from p1", run.responses().get(0).response().text());
    assertEquals("", run.responses().get(1).response().text());
  }

  @Test
  void quoting_nothing_is_figures_and_quoting_all_is_the_record() throws Exception {
    assertEquals(RunReader.figures(record), RunReader.quoting(record, Set.of()));
    Set<CheckId> all =
        Set.of(new CheckId("p1", "style"), new CheckId("p1", "tone"), new CheckId("p2", "style"));
    assertEquals(RunReader.read(record), RunReader.quoting(record, all));
  }

  @Test
  void figures_of_a_record_that_is_not_there_say_so() {
    Path none = folder.resolve("none.jsonl");
    String message = none + ": there is no such run record\n  fix: run the bench first";
    assertEquals(
        message,
        assertThrows(UnreadableRunException.class, () -> RunReader.figures(none)).getMessage());
  }

  @Test
  void a_check_without_texts_has_the_same_figures() {
    Check check =
        new Check(
            "koala",
            "p1",
            "c",
            "style",
            List.of(
                Lines.verdict("p1", "style", 1, new Scored(4, "Kind.")).judgement(),
                Lines.verdict("p1", "style", 2, Lines.unscored(UnscoredReason.BLANK)).judgement()));
    Check bare = check.withoutTexts();
    assertEquals(new CheckId("p1", "style"), bare.id());
    assertEquals(check.scores(), bare.scores());
    assertEquals(1, bare.unscored());
    assertEquals(BARE, bare.judgements().get(0));
    assertEquals(bare, bare.withoutTexts());
  }

  private static Judgement repeat(int repeat, int score) {
    return Lines.verdict("p1", "style", repeat, new Scored(score, "")).judgement();
  }

  @Test
  void a_judgement_takes_its_place_by_repeat_or_that_of_the_same_repeat() {
    Check check = new Check("koala", "p1", "c", "style", List.of(repeat(2, 2)));
    Check more = check.with(repeat(3, 3)).with(repeat(1, 1));
    assertEquals(List.of(1, 2, 3), more.scores());
    assertEquals(List.of(1, 5, 3), more.with(repeat(2, 5)).scores());
    assertEquals(List.of(2), check.scores());
  }

  @Test
  void a_recorded_run_has_figures_and_finds_its_texts() throws Exception {
    try (RecordedRun recorded = RecordedRun.toReplay(record)) {
      assertEquals(RunReader.figures(record), recorded.figures());
      Response response = recorded.transcript().response("k-p1", "p1");
      assertEquals(Lines.response("p1", 0, 0, "k-p1").response(), response);
      Judgement judgement = recorded.transcript().judgement("k-p1-tone-1", "p1", "tone");
      assertEquals(Lines.verdict("p1", "tone", 1, new Scored(2, "Rude.")).judgement(), judgement);
    }
  }

  @Test
  void a_record_in_memory_is_the_same() throws Exception {
    byte[] bytes = Files.readAllBytes(record);
    try (RecordedRun recorded = RecordedRun.toReplay(bytes, "classpath:/run.jsonl");
        RecordedRun onDisk = RecordedRun.toReplay(record)) {
      assertEquals(onDisk.figures(), recorded.figures());
      assertEquals(
          onDisk.transcript().response("k-p2", "p2"), recorded.transcript().response("k-p2", "p2"));
    }
  }

  @Test
  void a_record_that_cannot_be_read_says_where() {
    byte[] bytes = "{}\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "here:1: not a line of a run record of schema 1\n  found: no field \"type\"\n  fix: restore the file, or run again",
        assertThrows(UnreadableRunException.class, () -> RecordedRun.toReplay(bytes, "here"))
            .getMessage());
    assertThrows(IOException.class, () -> RecordedRun.toReplay(folder.resolve("none.jsonl")));
  }

  @Test
  void texts_are_found_after_characters_of_several_bytes() throws Exception {
    VerdictLine odd =
        Lines.verdict("p1", "odd", 1, new Scored(3, "\u00e4\ud83d\ude00\u2028".repeat(30_000)));
    VerdictLine last = Lines.verdict("p1", "last", 1, new Scored(5, "Last."));
    Files.writeString(record, text(List.of(Lines.HEADER, odd, last)));
    try (RecordedRun recorded = RecordedRun.toReplay(record)) {
      assertEquals(odd.judgement(), recorded.transcript().judgement("k-p1-odd-1", "p1", "odd"));
      assertEquals(last.judgement(), recorded.transcript().judgement("k-p1-last-1", "p1", "last"));
    }
  }

  @Test
  void windows_line_ends_and_a_cut_off_last_line_move_nothing() throws Exception {
    Files.writeString(record, text(LINES).replace("\n", "\r\n") + "{\"type\":\"verd");
    try (RecordedRun recorded = RecordedRun.toReplay(record)) {
      Response response = recorded.transcript().response("k-p2", "p2");
      assertEquals(Lines.response("p2", 1, 0, "k-p2").response(), response);
    }
  }

  @Test
  void a_record_that_changes_meanwhile_is_told() throws Exception {
    try (RecordedRun recorded = RecordedRun.toReplay(record)) {
      Files.writeString(record, "{\"type\":\"gone\"}\n".repeat(200));
      IOException changed =
          assertThrows(IOException.class, () -> recorded.transcript().response("k-p2", "p2"));
      assertTrue(
          String.valueOf(changed.getMessage())
              .startsWith("run record: a line changed while it was read\n  found: "));
      assertTrue(
          String.valueOf(changed.getMessage())
              .endsWith("\n  fix: let nothing else write the record, then run again"));
    }
  }

  @Test
  void a_record_that_is_cut_meanwhile_is_told() throws Exception {
    try (RecordedRun recorded = RecordedRun.toReplay(record)) {
      Files.writeString(record, "");
      assertThrows(IOException.class, () -> recorded.transcript().response("k-p2", "p2"));
      assertNull(recorded.transcript().response("other", "p2"));
    }
  }

  private static RunHeader header(String process, String... settings) {
    RunHeader plain = Lines.header("run-2", process);
    Map<String, String> all = new TreeMap<>(plain.settings());
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new RunHeader(
        plain.schema(),
        plain.run(),
        plain.started(),
        plain.engine(),
        plain.process(),
        plain.bench(),
        plain.generator(),
        plain.judge(),
        all);
  }

  @Test
  void what_would_go_on_is_told_without_touching_anything() throws Exception {
    Files.writeString(record, text(LINES.subList(0, 5)) + "{\"type\":");
    byte[] before = Files.readAllBytes(record);
    Run earlier = RunFolder.toContinue(folder, header("2@2026")).orElseThrow();
    assertEquals(2, earlier.responses().size());
    assertEquals(2, earlier.checks().size());
    assertEquals("", earlier.responses().get(0).response().text());
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(record));
    assertFalse(Files.exists(folder.resolve("run.lock")));
    assertTrue(RunFolder.toContinue(folder, header("2@2026", "janus.mode", "plan")).isPresent());
  }

  @Test
  void nothing_goes_on_where_there_is_nothing_or_nothing_that_fits() throws Exception {
    assertTrue(RunFolder.toContinue(folder.resolve("none"), Lines.HEADER).isEmpty());
    assertTrue(RunFolder.toContinue(folder, header("2@2026")).isEmpty(), "it was finished");
    assertTrue(RunFolder.toContinue(folder, header("1@2026")).isPresent(), "in the same process");
    assertTrue(RunFolder.toContinue(folder, header("1@2026", "janus.mode", "replay")).isEmpty());
    Files.writeString(record, "no record");
    assertTrue(RunFolder.toContinue(folder, header("1@2026")).isEmpty());
    assertEquals("no record", Files.readString(record));
  }

  @Test
  void the_record_of_another_shard_is_not_gone_on_with() throws Exception {
    List<RunLine> half = List.of(header("1@2026", "janus.shard", "1/2"), Lines.RESPONSE);
    Files.writeString(record, text(half));
    RunHeader same = header("2@2026", "janus.shard", "1/2");
    RunHeader other = header("2@2026", "janus.shard", "2/2");
    assertTrue(RunFolder.toContinue(folder, same).isPresent());
    assertTrue(RunFolder.toContinue(folder, other).isEmpty());
    try (RunFolder held = RunFolder.hold(folder);
        RunSession session = held.open(other, Lines.session(other), notice -> {})) {
      assertTrue(session.continued().isEmpty());
      assertNull(session.earlier().response("k-p1", "p1"));
    }
    assertEquals(text(half), Files.readString(folder.resolve("run.previous.jsonl")));
  }
}
