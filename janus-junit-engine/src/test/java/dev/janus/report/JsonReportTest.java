package dev.janus.report;

import static dev.janus.gate.RunBuilder.scored;
import static dev.janus.gate.RunBuilder.unscored;
import static dev.janus.report.ReportedRuns.HOSTILE;
import static dev.janus.report.ReportedRuns.file;
import static dev.janus.report.ReportedRuns.hostile;
import static dev.janus.report.ReportedRuns.json;
import static dev.janus.report.ReportedRuns.mixed;
import static dev.janus.report.ReportedRuns.repeated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.gate.RunBuilder;
import dev.janus.judge.UnscoredReason;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What programs read of a run. */
class JsonReportTest {

  @Test
  void programs_read_this() throws IOException {
    Golden.check("mixed.report.json", file(mixed(), "report.json"));
    Golden.check("repeated.report.json", file(repeated(), "report.json"));
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
}
