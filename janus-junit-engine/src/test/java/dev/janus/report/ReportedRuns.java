package dev.janus.report;

import static dev.janus.gate.RunBuilder.scored;
import static dev.janus.gate.RunBuilder.unscored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.janus.gate.Gates;
import dev.janus.gate.RunBuilder;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Run;
import java.io.IOException;
import java.util.List;

/** Runs of every kind, and their reports. */
final class ReportedRuns {

  static final String HOSTILE =
      "a|b\r\n\n# <script>alert(1)</script> & `code` *x* _y_ [l](http://e) ~~s~~ \\ $1$ \u0000\u001b[31m"
          + "\u202E\uD800 under_score \uD83D\uDE00 ]]>";

  private ReportedRuns() {}

  /** One judging, three splits of which one was not run, gates that pass, fail and cannot tell. */
  static Run mixed() {
    return new RunBuilder()
        .revision("abc123")
        .split("flask", 2, 3)
        .split("koala", 2, 2)
        .split("mt-bench", 1, 1)
        .setting("janus.gates", "*: minimumMean=4; flask: minimumPassRate=0.5")
        .setting("janus.mode", "replay")
        .setting("janus.transcript", "classpath:/t.run.jsonl")
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

  static Run repeated() {
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

  static Run hostile() {
    return new RunBuilder()
        .location(HOSTILE)
        .split("../x|<b>", 1, 1)
        .setting("janus.name", HOSTILE)
        .response("../x|<b>", "p|`1`", HOSTILE)
        .check("../x|<b>", "p|`1`", "<r>", scored(1, HOSTILE))
        .unfinished()
        .build();
  }

  static List<ReportFile> reports(Run run) {
    return Reports.of(run, Gates.of(run.header()).decide(run));
  }

  static Rendering file(Run run, String name) {
    return reports(run).stream()
        .filter(file -> file.name().equals("report/" + name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(Golden.render(file(run, "report.json")));
  }
}
