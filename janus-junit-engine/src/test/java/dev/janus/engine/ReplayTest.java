package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.isAbout;
import static dev.janus.engine.ScriptedServer.says;
import static dev.janus.engine.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.GateLine;
import dev.janus.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded run is replayed without any server. */
class ReplayTest {

  private static final String FIX =
      "\n  fix: record again with janus.mode=live, and name the new run.jsonl in janus.transcript";

  @TempDir Path folder;
  private Path transcript;
  private Run recorded;
  private String url;

  private Path bench() {
    return new BenchFile()
        .prompt("koala", "k1", 2)
        .prompt("koala", "k2", 1)
        .prompt("flask", "f1", 1)
        .write(folder.resolve("small.jsonl"));
  }

  @BeforeEach
  void record() throws Exception {
    JanusLauncher launcher = new JanusLauncher(folder.resolve("live")).bench(bench());
    try (ScriptedServer server = new ScriptedServer()) {
      server.judge(request -> says(isAbout(request, "k2") ? "Bad. [RESULT] 2" : "[RESULT] 5"));
      url = server.url();
      launcher.server(server).set("janus.gates", "*: minimumMean=4").execute();
    }
    recorded = launcher.run("small");
    transcript = launcher.folder("small").resolve("run.jsonl");
  }

  private JanusLauncher replay() {
    return new JanusLauncher(folder.resolve("replay"))
        .bench(bench())
        .set("janus.mode", "replay")
        .set("janus.transcript", transcript.toString());
  }

  private String outcome(JanusLauncher launcher, String test) {
    return String.valueOf(launcher.execute().outcome(test));
  }

  private String missing(String what, String found) {
    return "FAILED: no verdict, " + what.formatted(transcript) + "\n  found: " + found + FIX;
  }

  /** Keeps only some lines of the transcript, as of a run that was killed. */
  private void keep(Predicate<String> lines) throws IOException {
    List<String> kept =
        Files.readAllLines(transcript).stream()
            .filter(lines)
            .filter(line -> !line.contains("\"footer\""))
            .toList();
    Files.writeString(transcript, String.join("\n", kept) + "\n");
  }

  @Test
  void a_replay_gives_what_was_recorded() throws Exception {
    JanusLauncher replay = replay().set("janus.gates", "*: minimumMean=4");
    Told told = replay.execute();
    Run replayed = replay.run("small");
    assertEquals(recorded.checks(), replayed.checks());
    assertEquals(recorded.responses(), replayed.responses());
    assertEquals(
        recorded.gates().stream().map(gate -> gate.message() + " (replay)").toList(),
        replayed.gates().stream().map(GateLine::message).toList());
    assertTrue(
        Files.readString(replay.folder("small").resolve("report/report.md"))
            .contains("**A replay** of " + transcript.toString().replace("_", "\\_")),
        "report");
    assertTrue(replayed.isComplete());
    assertEquals("replay", replayed.header().settings().get("janus.mode"));
    assertEquals(transcript.toString(), replayed.header().settings().get("janus.transcript"));
    assertEquals(
        "FAILED: score 2 is below the threshold 3: Criteria 1 of k2? The judge: Bad.",
        told.outcome("koala/k2/r1"));
  }

  @Test
  void a_replay_that_names_no_models_takes_those_of_the_transcript() throws Exception {
    JanusLauncher replay = replay().unset("janus.generator.model").unset("janus.judge.model");
    replay.execute();
    Run replayed = replay.run("small");
    assertEquals(recorded.header().generator(), replayed.header().generator());
    assertEquals(recorded.header().judge(), replayed.header().judge());
    assertEquals(url, replayed.header().generator().url());
    assertEquals(recorded.checks(), replayed.checks());
  }

  @Test
  void a_record_of_a_replay_replays() throws Exception {
    JanusLauncher first = replay();
    first.execute();
    JanusLauncher second =
        new JanusLauncher(folder.resolve("second"))
            .bench(bench())
            .set("janus.mode", "replay")
            .set("janus.transcript", first.folder("small").resolve("run.jsonl").toString());
    second.execute();
    assertEquals(recorded.checks(), second.run("small").checks());
  }

  @Test
  void a_response_is_missing() throws IOException {
    keep(line -> !(line.startsWith("{\"type\":\"response\"") && line.contains("\"k1\"")));
    assertEquals(
        missing(
            "no-response: %s: no response to prompt k1, turn 1", "responses to 2 other prompts"),
        outcome(replay(), "koala/k1/r1"));
    assertEquals("SUCCESSFUL", outcome(replay(), "flask/f1/r1"));
  }

  @Test
  void a_verdict_is_missing() throws IOException {
    keep(line -> !(line.startsWith("{\"type\":\"verdict\"") && line.contains("\"f1\"")));
    assertEquals(
        missing(
            "not-recorded: %s: no verdict on prompt f1, rubric r1, repeat 1",
            "no verdict by this rubric"),
        outcome(replay(), "flask/f1/r1"));
  }

  @Test
  void the_generator_is_another() {
    assertEquals(
        missing(
            "no-response: %s: no response to prompt k1, turn 1",
            "generator gen (revision none, temperature 0.0, top-p default, max-tokens default, seed default) in the transcript, gen-2 (revision 7, temperature 0.5, top-p 0.9, max-tokens 9, seed 1) in this run"),
        outcome(
            replay()
                .set("janus.generator.model", "gen-2")
                .set("janus.generator.revision", "7")
                .set("janus.generator.temperature", "0.5")
                .set("janus.generator.top-p", "0.9")
                .set("janus.generator.max-tokens", "9")
                .set("janus.generator.seed", "1"),
            "koala/k1/r1"));
  }

  @Test
  void the_judge_is_another() {
    assertEquals(
        missing(
            "not-recorded: %s: no verdict on prompt k1, rubric r1, repeat 1",
            "judge judge (revision none, temperature 0.0, top-p default, max-tokens default, seed default) in the transcript, judge-2 (revision none, temperature 0.0, top-p default, max-tokens default, seed default) in this run"),
        outcome(replay().set("janus.judge.model", "judge-2"), "koala/k1/r1"));
  }

  @Test
  void a_replay_of_a_model_that_judges_itself_is_not_refused() {
    assertEquals(
        missing(
            "not-recorded: %s: no verdict on prompt k1, rubric r1, repeat 1",
            "judge judge (revision none, temperature 0.0, top-p default, max-tokens default, seed default) in the transcript, gen (revision none, temperature 0.0, top-p default, max-tokens default, seed default) in this run"),
        outcome(
            replay().set("janus.judge.model", "gen").set("janus.gates", "*: minimumMean=4"),
            "koala/k1/r1"));
  }

  @Test
  void the_text_of_a_prompt_has_changed() {
    BenchFile changed = new BenchFile().prompt("koala", "k1", 2);
    changed.last().put("prompt", "Another question?");
    JanusLauncher replay =
        replay().selectAnew().bench(changed.write(folder.resolve("small.jsonl")));
    assertEquals(
        missing(
            "no-response: %s: no response to prompt k1, turn 1",
            "a response to this prompt with another text or system message"),
        outcome(replay, "koala/k1/r1"));
  }

  @Test
  void the_text_of_a_rubric_has_changed() {
    BenchFile changed = new BenchFile().prompt("koala", "k1", 2);
    ((ObjectNode) changed.last().path("rubrics").path(0)).put("criteria", "Changed?");
    JanusLauncher replay =
        replay().selectAnew().bench(changed.write(folder.resolve("small.jsonl")));
    Told told = replay.execute();
    assertEquals(
        missing(
            "not-recorded: %s: no verdict on prompt k1, rubric r1, repeat 1",
            "a verdict on another text of the prompt, rubric, reference answer or judge template"),
        told.outcome("koala/k1/r1"));
    assertEquals("SUCCESSFUL", told.outcome("koala/k1/r2"));
  }

  @Test
  void the_judge_template_has_changed() throws IOException {
    Path template =
        Files.writeString(folder.resolve("t.txt"), "{instruction}{response}{score_rubric}");
    assertEquals(
        missing(
            "not-recorded: %s: no verdict on prompt k1, rubric r1, repeat 1",
            "a verdict on another text of the prompt, rubric, reference answer or judge template"),
        outcome(replay().set("janus.judge.template", template.toString()), "koala/k1/r1"));
  }

  @Test
  void a_repeat_is_missing() throws Exception {
    JanusLauncher replay = replay().set("janus.judge.repeats", "2");
    // What is recorded suffices for a decision.
    assertEquals("SUCCESSFUL", outcome(replay, "flask/f1/r1"));
    Judgement second =
        replay.run("small").checks().stream()
            .filter(check -> check.prompt().equals("f1"))
            .findFirst()
            .orElseThrow()
            .judgements()
            .get(1);
    assertEquals(
        new Unscored(
            UnscoredReason.NOT_RECORDED,
            "%s: no verdict on prompt f1, rubric r1, repeat 2\n  found: 1 verdict on each rubric%s"
                .formatted(transcript, FIX)),
        second.verdict());
  }

  @Test
  void the_transcript_is_missing() {
    assertEquals(
        "FAILED: janus.transcript: the file cannot be read\n  found: %1$s/none.jsonl cannot be read: java.nio.file.NoSuchFileException: %1$s/none.jsonl\n  fix: give a recorded run.jsonl (path or classpath:/...)"
            .formatted(folder),
        outcome(replay().set("janus.transcript", folder + "/none.jsonl"), "koala/k1/r1"));
  }

  @Test
  void the_transcript_is_no_record() throws IOException {
    Files.writeString(transcript, "no record\n\n");
    assertEquals(
        "FAILED: %s:1: not a line of a run record of schema 1\n  found: text that is not JSON\n  fix: restore the file, or run again"
            .formatted(transcript),
        outcome(replay(), "koala/k1/r1"));
  }

  @Test
  void a_replay_over_its_own_transcript_keeps_what_was_paid_for() throws Exception {
    Path beforehand = Files.copy(transcript, folder.resolve("copy.jsonl"));
    JanusLauncher replay =
        new JanusLauncher(folder.resolve("live"))
            .bench(bench())
            .set("janus.mode", "replay")
            .set("janus.transcript", transcript.toString());
    replay.execute();
    assertEquals(recorded.checks(), replay.run("small").checks());
    assertEquals(-1, Files.mismatch(beforehand, transcript.resolveSibling("run.previous.jsonl")));
  }

  @Test
  void a_recorded_transport_fault_is_replayed_as_it_was() throws Exception {
    JanusLauncher live = new JanusLauncher(folder.resolve("faulty")).bench(bench());
    try (ScriptedServer server = new ScriptedServer()) {
      server.judge(request -> isAbout(request, "f1") ? status(400) : says("[RESULT] 5"));
      live.server(server).execute();
    }
    Path faulty = live.folder("small").resolve("run.jsonl");
    JanusLauncher replay = replay().set("janus.transcript", faulty.toString());
    replay.execute();
    assertEquals(live.run("small").checks(), replay.run("small").checks());
  }
}
