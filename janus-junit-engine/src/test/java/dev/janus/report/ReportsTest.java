package dev.janus.report;

import static dev.janus.gate.RunBuilder.scored;
import static dev.janus.gate.RunBuilder.unscored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.janus.gate.Gates;
import dev.janus.gate.RunBuilder;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final String HOSTILE =
      "a|b\r\n\n# <script>alert(1)</script> & `code` *x* _y_ [l](http://e) ~~s~~ \\ $1$ \u0000\u001b[31m"
          + "\u202E\uD800 under_score \uD83D\uDE00 ]]>";

  /** One judging, three splits of which one was not run, gates that pass, fail and cannot tell. */
  private static Run mixed() {
    return new RunBuilder()
        .revision("abc123")
        .split("flask", 2, 3)
        .split("koala", 2, 2)
        .split("mt-bench", 1, 1)
        .setting("janus.gates", "*: minimumMean=4; flask: minimumPassRate=0.5")
        .setting("janus.mode", "replay")
        .response("flask", "p1", "Dear all,\n\nthank you.")
        .response("flask", "p2", "No.")
        .response("koala", "p3", "It depends.")
        .check("flask", "p1", "style", scored(5))
        .check("flask", "p1", "harmlessness", scored(4))
        .check("flask", "p2", "style", scored(2))
        .check("koala", "p3", "style", scored(3))
        .interrupted()
        .build();
  }

  private static Run repeated() {
    return new RunBuilder()
        .split("flask", 2, 2)
        .split("koala", 1, 1)
        .repeats(3)
        .setting("janus.gates", "overall: minimumMean=4, maximumUnscoredRate=0.5")
        .response("flask", "p1", "one")
        .check("flask", "p1", "r1", scored(4), scored(2, "vague"), scored(3))
        .check("flask", "p2", "r1", scored(5), scored(5), scored(5))
        .check(
            "koala",
            "p3",
            "r1",
            unscored(UnscoredReason.OFF_SCALE),
            scored(5),
            unscored(UnscoredReason.BLANK))
        .build();
  }

  private static Run hostile() {
    return new RunBuilder()
        .location(HOSTILE)
        .split("../x|<b>", 1, 1)
        .setting("janus.name", HOSTILE)
        .response("../x|<b>", "p|`1`", HOSTILE)
        .check("../x|<b>", "p|`1`", "<r>", scored(1, HOSTILE))
        .unfinished()
        .build();
  }

  private static List<ReportFile> reports(Run run) {
    return Reports.of(run, Gates.of(run.header()).decide(run));
  }

  private static Rendering file(Run run, String name) {
    return reports(run).stream()
        .filter(file -> file.name().equals("report/" + name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(Golden.render(file(run, "report.json")));
  }

  @Test
  void says_so_when_the_judge_is_the_generator_itself() throws IOException {
    RunBuilder run = new RunBuilder().split("koala", 1, 1).check("koala", "p1", "style", scored(4));
    String warning = "\n**The judge is the generator itself**: models favour their own answers.\n";
    assertFalse(text(run.build()).contains(warning));
    assertTrue(text(run.judgedByItself().build()).contains(warning));
  }

  private static String text(Run run) throws IOException {
    StringWriter out = new StringWriter();
    Reports.of(run, List.of()).get(0).content().writeTo(out);
    return out.toString();
  }

  @Test
  void there_is_one_file_for_the_run_one_for_programs_and_one_for_each_split() {
    assertEquals(
        List.of(
            "report/report.md",
            "report/report.json",
            "report/flask.md",
            "report/koala.md",
            "report/mt-bench.md"),
        reports(mixed()).stream().map(ReportFile::name).toList());
  }

  @Test
  void a_run_reads_like_this() throws IOException {
    Golden.check("mixed.report.md", file(mixed(), "report.md"));
  }

  @Test
  void a_split_reads_like_this() throws IOException {
    Golden.check("mixed.flask.md", file(mixed(), "flask.md"));
  }

  @Test
  void a_split_that_was_not_run_reads_like_this() throws IOException {
    Golden.check("mixed.mt-bench.md", file(mixed(), "mt-bench.md"));
  }

  @Test
  void a_run_with_repeats_and_unscored_verdicts_reads_like_this() throws IOException {
    Golden.check("repeated.report.md", file(repeated(), "report.md"));
    Golden.check("repeated.koala.md", file(repeated(), "koala.md"));
  }

  @Test
  void programs_read_this() throws IOException {
    Golden.check("mixed.report.json", file(mixed(), "report.json"));
    Golden.check("repeated.report.json", file(repeated(), "report.json"));
  }

  @Test
  void hostile_texts_read_like_this() throws IOException {
    Golden.check("hostile.report.md", file(hostile(), "report.md"));
    Golden.check("hostile.split.md", file(hostile(), "___x__b_.md"));
    Golden.check("hostile.report.json", file(hostile(), "report.json"));
  }

  @Test
  void the_same_run_gives_the_same_bytes() throws IOException {
    for (ReportFile file : reports(mixed())) {
      assertEquals(Golden.render(file.content()), Golden.render(file.content()));
      assertFalse(Golden.render(file.content()).contains("\r"));
    }
  }

  @Test
  void numbers_for_programs_are_not_rounded() throws IOException {
    String text = Golden.render(file(mixed(), "report.json"));
    assertTrue(text.contains("\n    \"mean\" : 3.1666666666666667,\n"), text);
  }

  @Test
  void what_is_missing_is_null_for_programs() throws IOException {
    JsonNode json = json(hostile());
    assertTrue(json.at("/status").isNull());
    assertTrue(json.at("/run/finished").isNull());
    assertTrue(json.at("/bench/revision").isNull());
    assertTrue(json(mixed()).at("/splits/2/mean").isNull());
  }

  @Test
  void programs_get_hostile_texts_whole_but_well_formed() throws IOException {
    String feedback = json(hostile()).at("/overall/lowest/0/feedback").asText();
    assertEquals(HOSTILE.replace('\uD800', '\uFFFD'), feedback);
  }

  @Test
  void the_lowest_scores_are_twenty_overall_and_ten_for_a_split() throws IOException {
    RunBuilder run = new RunBuilder().split("koala", 30, 30).split("flask", 1, 1);
    for (int index = 0; index < 30; index++) {
      run.check("koala", "p" + index, "style", scored(index < 25 ? 3 : 2));
    }
    run.check("flask", "q", "style", scored(1));
    JsonNode json = json(run.build());
    assertEquals(20, json.at("/overall/lowest").size());
    assertEquals(10, json.at("/splits/0/lowest").size());
    assertEquals(
        "q p25 p26 p27 p28 p29 p0 p1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p11 p12 p13",
        prompts(json.at("/overall/lowest")));
    assertEquals("p25 p26 p27 p28 p29 p0 p1 p2 p3 p4", prompts(json.at("/splits/0/lowest")));
  }

  private static String prompts(JsonNode lowest) {
    return lowest.findValuesAsText("prompt").stream().collect(Collectors.joining(" "));
  }

  @Test
  void unscored_verdicts_have_three_examples_of_each_reason() throws IOException {
    RunBuilder run = new RunBuilder().split("koala", 5, 5);
    for (int index = 0; index < 5; index++) {
      run.check("koala", "p" + index, "style", unscored(UnscoredReason.BLANK));
    }
    JsonNode blank = json(run.build()).at("/overall/unscored/reasons/0");
    assertEquals("blank", blank.at("/reason").asText());
    assertEquals(5, blank.at("/verdicts").asInt());
    assertEquals("p0 p1 p2", prompts(blank.at("/examples")));
  }

  @Test
  void a_response_of_several_turns_is_shown_by_its_last() throws IOException {
    Run run =
        new RunBuilder()
            .split("koala", 1, 1)
            .response("koala", "p", "first")
            .response("koala", "p", "last")
            .check("koala", "p", "style", scored(1))
            .build();
    String markdown = Golden.render(file(run, "koala.md"));
    assertTrue(markdown.contains("\n   - Response: last\n"), markdown);
  }

  @Test
  void a_run_of_a_part_says_so_even_when_nothing_is_gated() throws IOException {
    RunBuilder run = new RunBuilder().split("koala", 1, 80).check("koala", "p", "r1", scored(4));
    String part = Golden.render(file(run.build(), "report.md"));
    assertTrue(part.contains("\n**Not all was run**: 1 of 80 rubrics.\n"), part);
    String whole = Golden.render(file(run.split("koala", 1, 1).build(), "report.md"));
    assertFalse(whole.contains("Not all was run"), whole);
  }

  @Test
  void a_dimension_without_a_score_has_a_dash() throws IOException {
    Run run =
        new RunBuilder()
            .split("koala", 1, 2)
            .check("koala", "p", "style", scored(4))
            .check("koala", "p", "tone", unscored(UnscoredReason.CUT_OFF))
            .build();
    String markdown = Golden.render(file(run, "koala.md"));
    assertTrue(markdown.contains("\n| style | 4.000 (1) |\n| tone | - |\n"), markdown);
  }

  @Test
  void a_verdict_without_feedback_says_so() throws IOException {
    Run run =
        new RunBuilder().split("koala", 1, 1).check("koala", "p", "r1", scored(2, " ")).build();
    String markdown = Golden.render(file(run, "report.md"));
    assertTrue(markdown.contains("\n1. **2** koala / p / r1: (no feedback)\n"), markdown);
  }

  @Test
  void long_feedback_is_cut() throws IOException {
    Run run =
        new RunBuilder()
            .split("koala", 1, 1)
            .response("koala", "p", "b".repeat(301))
            .check("koala", "p", "r1", scored(2, "a".repeat(601)))
            .build();
    String markdown = Golden.render(file(run, "koala.md"));
    assertTrue(
        markdown.contains(": " + "a".repeat(599) + "…\n   - Response: " + "b".repeat(299) + "…\n"),
        markdown);
  }

  @Test
  void a_run_without_verdicts_is_reported() throws IOException {
    Run run = new RunBuilder().split("koala", 1, 1).build();
    JsonNode json = json(run);
    assertEquals(0, json.at("/overall/verdicts").asInt());
    assertTrue(json.at("/overall/repeats").isMissingNode());
    String markdown = Golden.render(file(run, "report.md"));
    assertTrue(markdown.contains("\n**Not all was run**: 0 of 1 rubrics.\n"), markdown);
  }

  @Test
  void writers_stay_open_and_their_faults_are_passed_on() throws IOException {
    for (ReportFile file : reports(mixed())) {
      Closing writer = new Closing();
      file.content().writeTo(writer);
      assertFalse(writer.closed, file.name());
      var thrown = assertThrows(IOException.class, () -> file.content().writeTo(new FullWriter()));
      assertEquals("No space left on device", thrown.getMessage());
    }
  }

  /** Notes whether it was closed. */
  private static final class Closing extends Writer {

    private boolean closed;

    @Override
    public void write(char[] letters, int offset, int length) {}

    @Override
    public void flush() {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
