package dev.janus.report;

import static dev.janus.gate.RunBuilder.scored;
import static dev.janus.gate.RunBuilder.unscored;
import static dev.janus.report.ReportedRuns.file;
import static dev.janus.report.ReportedRuns.hostile;
import static dev.janus.report.ReportedRuns.json;
import static dev.janus.report.ReportedRuns.mixed;
import static dev.janus.report.ReportedRuns.repeated;
import static dev.janus.report.ReportedRuns.reports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.gate.RunBuilder;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Run;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of a report, and what people read in them. */
class ReportsTest {

  @Test
  void says_so_when_the_judge_is_the_generator_itself() throws IOException {
    RunBuilder run = new RunBuilder().split("koala", 1, 1).check("koala", "p1", "style", scored(4));
    String warning = "\n**The judge is the generator itself**: models favour their own answers.\n";
    String other = Golden.render(file(run.build(), "report.md"));
    assertFalse(other.contains(warning), other);
    String itself = Golden.render(file(run.judgedByItself().build(), "report.md"));
    assertTrue(itself.contains(warning), itself);
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
