package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.endpoint.Fault;
import dev.janus.endpoint.FaultyServer;
import dev.janus.engine.reporting.UndecidedException;
import dev.janus.judge.Judgement;
import dev.janus.run.Check;
import dev.janus.run.Run;
import dev.janus.run.RunFooter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;

/**
 * A bench whose questions have names, a model whose answers follow from them, and what must be true
 * of a run of both, whatever the server did meanwhile.
 *
 * @param prompts how many, in two splits by turns
 * @param rubrics how many each prompt has
 */
record FaultyRun(int prompts, int rubrics) {

  static final int THRESHOLD = 3;
  private static final String NAME = "small";
  private static final Pattern PROMPT = Pattern.compile("Question (p\\d+)\\?");
  private static final Pattern RUBRIC = Pattern.compile("Criteria (\\d+) of p\\d+\\?");

  /** Names the question of a request: {@code generator p1}, {@code judge p1 r2}. */
  static String name(String body) {
    String prompt = group(PROMPT, body);
    if (body.contains("\"gen\"")) {
      return "generator " + prompt;
    }
    String again = body.contains("\"role\":\"assistant\"") ? " again" : "";
    return "judge " + prompt + " r" + group(RUBRIC, body) + again;
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  /** Answers; a score is 1 to 5 and follows from prompt and rubric. */
  static String reply(String question) {
    String[] words = question.split(" ", -1);
    return words[0].equals("judge")
        ? "Seen. [RESULT] " + score(words[1], words[2])
        : "The answer to " + words[1] + ".";
  }

  private static int score(String prompt, String rubric) {
    return 1 + Math.floorMod(((prompt + rubric).hashCode() * 0x9E3779B9) >>> 16, 5);
  }

  FaultyServer server(FaultyServer.Manner manner) {
    return new FaultyServer(manner, FaultyRun::name, FaultyRun::reply);
  }

  Path bench(Path folder) {
    BenchFile bench = new BenchFile();
    for (int i = 1; i <= prompts; i++) {
      bench.prompt(split(i), "p" + i, rubrics);
    }
    return bench.write(folder.resolve(NAME + ".jsonl"));
  }

  private static String split(int prompt) {
    return prompt % 2 == 0 ? "koala" : "flask";
  }

  /** Returns a launcher with the patience that users have by default. */
  JanusLauncher launcher(Path folder, FaultyServer server) {
    return new JanusLauncher(folder)
        .bench(bench(folder))
        .unset("janus.generator.attempts")
        .unset("janus.judge.attempts")
        .set("janus.generator.url", server.url())
        .set("janus.judge.url", server.url())
        .set("janus.threshold", Integer.toString(THRESHOLD))
        .set("janus.gates", "*: minimumMean=1, maximumUnscoredRate=0");
  }

  int verdicts() {
    return prompts * rubrics;
  }

  int calls() {
    return prompts + verdicts();
  }

  Run run(JanusLauncher launcher) throws Exception {
    return launcher.run(NAME);
  }

  /** Asserts that every rubric has the verdict that the model gave, and every test says so. */
  void assertWhole(JanusLauncher launcher, Told told) throws Exception {
    Run run = run(launcher);
    assertTrue(run.isComplete(), "the run is not complete");
    assertEquals(scores(), ResumeTest.scores(run));
    RunFooter footer = Objects.requireNonNull(run.footer());
    assertEquals(prompts, footer.responses());
    assertEquals(verdicts(), footer.verdicts());
    assertEquals(0, footer.unscored());
    assertLeaves(told, Map.of());
    for (String split : List.of("flask", "koala", "overall")) {
      assertEquals("SUCCESSFUL", told.outcome(split + "/_gate/mean"));
      assertEquals("SUCCESSFUL", told.outcome(split + "/_gate/unscored-rate"));
    }
  }

  /**
   * Asserts that tests fail by their true scores, and otherwise only for want of a verdict.
   *
   * @param unscored the verdicts that are wanting, and why
   */
  void assertLeaves(Told told, Map<String, String> unscored) {
    for (Map.Entry<String, List<Integer>> verdict : scores().entrySet()) {
      String leaf = split(verdict.getKey()) + "/" + verdict.getKey();
      String reason = unscored.get(verdict.getKey());
      int score = verdict.getValue().get(0);
      String outcome = String.valueOf(told.outcome(leaf));
      if (reason != null) {
        assertTrue(outcome.startsWith("FAILED: no verdict, " + reason), leaf + ": " + outcome);
        assertInstanceOf(UndecidedException.class, told.throwable(leaf));
      } else if (score >= THRESHOLD) {
        assertEquals(Status.SUCCESSFUL.name(), outcome, leaf);
      } else {
        String low = "FAILED: score %d is below the threshold %d: ".formatted(score, THRESHOLD);
        assertTrue(outcome.startsWith(low), leaf + ": " + outcome);
        assertInstanceOf(AssertionFailedError.class, told.throwable(leaf));
      }
    }
  }

  private static String split(String verdict) {
    return split(Integer.parseInt(verdict.substring(1, verdict.indexOf('/'))));
  }

  /** Returns the score of every verdict, were there no faults, by prompt and rubric. */
  Map<String, List<Integer>> scores() {
    Map<String, List<Integer>> scores = new TreeMap<>();
    for (int i = 1; i <= prompts; i++) {
      for (int r = 1; r <= rubrics; r++) {
        scores.put("p%d/r%d".formatted(i, r), List.of(score("p" + i, "r" + r)));
      }
    }
    return scores;
  }

  /** Returns how many requests the record says were sent. */
  static int attempts(Run run) {
    int responses = run.responses().stream().mapToInt(line -> line.response().attempts()).sum();
    int verdicts =
        run.checks().stream()
            .map(Check::judgements)
            .flatMap(List::stream)
            .mapToInt(Judgement::attempts)
            .sum();
    return responses + verdicts;
  }

  /** Returns how often each fault was served. */
  static Map<Fault, Integer> totals(Map<String, List<Fault>> served) {
    Map<Fault, Integer> totals = new EnumMap<>(Fault.class);
    served.values().stream()
        .flatMap(List::stream)
        .forEach(fault -> totals.merge(fault, 1, Integer::sum));
    return totals;
  }
}
