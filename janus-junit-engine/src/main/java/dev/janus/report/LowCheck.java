package dev.janus.report;

import dev.janus.bench.ScoreDescriptions;
import dev.janus.gate.Scores;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.run.Check;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the checks with the lowest scores.
 *
 * @param check the check
 * @param score the mean of its scored repeats
 * @param feedback of the first of its lowest verdicts
 * @param response the text that was judged, the last turn's; empty when the record has none
 */
record LowCheck(Check check, BigDecimal score, String feedback, String response) {

  /**
   * Returns the checks with the lowest scores, lowest first, then in order of the bench. A check
   * with the highest score there is has nothing to show, and is left out.
   */
  static List<LowCheck> lowest(Run run, Scores scores, int limit) {
    return scores.checks().stream()
        .flatMap(check -> Scores.score(check).map(score -> new Rated(check, score)).stream())
        .filter(rated -> rated.score.compareTo(BigDecimal.valueOf(ScoreDescriptions.HIGHEST)) < 0)
        .sorted(Comparator.comparing(Rated::score))
        .limit(limit)
        .map(rated -> of(run, rated))
        .toList();
  }

  private record Rated(Check check, BigDecimal score) {}

  private static LowCheck of(Run run, Rated rated) {
    String feedback =
        scored(rated.check).min(Comparator.comparing(Scored::score)).orElseThrow().feedback();
    return new LowCheck(rated.check, rated.score, feedback, response(run, rated.check));
  }

  private static Stream<Scored> scored(Check check) {
    return check.judgements().stream()
        .map(Judgement::verdict)
        .filter(Scored.class::isInstance)
        .map(Scored.class::cast);
  }

  private static String response(Run run, Check check) {
    return run.responses().stream()
        .filter(line -> line.split().equals(check.split()) && line.prompt().equals(check.prompt()))
        .map(ResponseLine::response)
        .reduce((earlier, later) -> later)
        .map(response -> response.text())
        .orElse("");
  }
}
