package dev.janus.report;

import dev.janus.bench.ScoreDescriptions;
import dev.janus.gate.Histogram;
import dev.janus.gate.Scores;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The table of scores, one row for each scope. */
final class MarkdownScores {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private final List<ScopeFacts> scopes;

  private final UnaryOperator<String> label;

  /**
   * Creates the table.
   *
   * @param label turns a scope into the Markdown that names it
   */
  MarkdownScores(List<ScopeFacts> scopes, UnaryOperator<String> label) {
    this.scopes = scopes;
    this.label = label;
  }

  void write(Writer out) throws IOException {
    List<String> head =
        List.of(
            "Split",
            "Prompts",
            "Rubrics",
            "Mean",
            "Pass rate",
            "1",
            "2",
            "3",
            "4",
            "5",
            "1–5",
            "Unscored");
    MarkdownTable table = MarkdownTable.start(out, "lrrrrrrrrrlr", head);
    for (ScopeFacts scope : scopes) {
      table.row(row(scope));
    }
    out.write("\n");
    writeLegend(out);
  }

  private List<String> row(ScopeFacts facts) {
    Scores scores = facts.scores();
    Histogram histogram = scores.histogram();
    List<String> cells = new ArrayList<>();
    cells.add(label.apply(facts.scope()));
    cells.add(Figures.seen(scores.prompts(), facts.promptsExpected()));
    cells.add(Figures.seen(scores.checks().size(), facts.rubricsExpected()));
    cells.add(Figures.mean(scores.mean()));
    cells.add(Figures.percent(scores.passRate()));
    histogram.counts().forEach(count -> cells.add(Figures.count(count)));
    cells.add(bars(histogram));
    cells.add(unscored(scores));
    return cells;
  }

  private static String unscored(Scores scores) {
    int unscored = scores.unscoredCounts().unscored();
    return unscored == 0
        ? "0"
        : "%s (%s)".formatted(Figures.count(unscored), Figures.percent(scores.unscoredRate()));
  }

  /** Returns one bar for each score, the most frequent one full, a dot for none at all. */
  private static String bars(Histogram histogram) {
    int most = histogram.counts().stream().mapToInt(Integer::intValue).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    IntStream.rangeClosed(ScoreDescriptions.LOWEST, ScoreDescriptions.HIGHEST)
        .map(histogram::of)
        .forEach(count -> bars.append(count == 0 ? '·' : bar(count, most)));
    return bars.toString();
  }

  private static char bar(int count, int most) {
    int highest = BARS.length() - 1;
    return BARS.charAt((int) Math.round((double) count * highest / most));
  }

  private void writeLegend(Writer out) throws IOException {
    Scores first = scopes.get(0).scores();
    out.write(
        "A rubric passes at a score of %s. The mean is over the means of the prompts.%s\n\n"
            .formatted(first.threshold().toPlainString(), bounds(first)));
  }

  private static String bounds(Scores scores) {
    return scores.unscoredCounts().unscored() == 0
        ? ""
        : " Were all unscored verdicts a 1, it would be %s; were they a 5, %s."
            .formatted(
                Figures.mean(scores.meanWithUnscoredAt(ScoreDescriptions.LOWEST)),
                Figures.mean(scores.meanWithUnscoredAt(ScoreDescriptions.HIGHEST)));
  }
}
