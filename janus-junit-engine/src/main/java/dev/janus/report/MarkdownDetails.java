package dev.janus.report;

import dev.janus.bench.Split;
import dev.janus.gate.RubricMean;
import dev.janus.gate.Scores;
import dev.janus.gate.Spread;
import dev.janus.gate.TruncatedCounts;
import dev.janus.gate.UnscoredCounts;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Check;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What lies behind the scores: dimensions, repeats, unscored verdicts, low scores, tokens. */
final class MarkdownDetails {

  private static final int FEEDBACK_LENGTH = 600;

  private static final int RESPONSE_LENGTH = 300;

  private static final int DETAIL_LENGTH = 200;

  private final List<ScopeFacts> scopes;

  /**
   * Creates the sections.
   *
   * @param scopes what to tell about: the first is what the report is about, and the columns and
   *     rows that follow are its parts
   */
  MarkdownDetails(List<ScopeFacts> scopes) {
    this.scopes = scopes;
  }

  void write(Writer out) throws IOException {
    writeLowest(out);
    writeDimensions(out);
    writeRepeats(out);
    writeUnscored(out);
    writeTruncated(out);
    writeTokens(out);
  }

  private ScopeFacts subject() {
    return scopes.get(0);
  }

  private boolean isOverall() {
    return subject().scope().equals(Split.OVERALL);
  }

  private void writeLowest(Writer out) throws IOException {
    List<LowCheck> lowest = subject().lowest();
    if (lowest.isEmpty()) {
      return;
    }
    out.write("## Lowest scores\n\n");
    for (int rank = 0; rank < lowest.size(); rank++) {
      out.write((rank + 1) + ". " + describe(lowest.get(rank)) + "\n");
    }
    out.write("\n");
  }

  private String describe(LowCheck low) {
    String feedback = MarkdownText.excerpt(low.feedback(), FEEDBACK_LENGTH);
    String line =
        "**%s** %s%s: %s"
            .formatted(
                score(low.score()),
                name(low.check()),
                scores(low.check()),
                feedback.isEmpty() ? "(no feedback)" : feedback);
    String response = MarkdownText.excerpt(low.response(), RESPONSE_LENGTH);
    return isOverall() || response.isEmpty() ? line : line + "\n   - Response: " + response;
  }

  private static String score(BigDecimal score) {
    return score.scale() <= 0 ? score.toPlainString() : Figures.mean(score);
  }

  private static String scores(Check check) {
    return check.judgements().size() == 1
        ? ""
        : check.scores().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " (scores ", ")"));
  }

  private String name(Check check) {
    String name = MarkdownText.of(check.prompt()) + " / " + MarkdownText.of(check.rubric());
    return isOverall() ? MarkdownText.of(check.split()) + " / " + name : name;
  }

  private void writeDimensions(Writer out) throws IOException {
    List<RubricMean> dimensions = subject().scores().rubricMeans();
    if (dimensions.isEmpty()) {
      return;
    }
    out.write("## Dimensions\n\nMean score by rubric id, and how many rubrics it is over.\n\n");
    List<String> head = new ArrayList<>(List.of("Rubric"));
    scopes.forEach(scope -> head.add(MarkdownText.of(scope.scope())));
    MarkdownTable table = MarkdownTable.start(out, "l" + "r".repeat(scopes.size()), head);
    List<Map<String, String>> columns = scopes.stream().map(MarkdownDetails::means).toList();
    for (RubricMean dimension : dimensions) {
      List<String> row = new ArrayList<>(List.of(MarkdownText.of(dimension.rubric())));
      columns.forEach(column -> row.add(column.getOrDefault(dimension.rubric(), Figures.NONE)));
      table.row(row);
    }
    out.write("\n");
  }

  /** Returns the cells of one scope by rubric id; an id without a score has none. */
  private static Map<String, String> means(ScopeFacts scope) {
    return scope.scores().rubricMeans().stream()
        .filter(mean -> mean.scored() > 0)
        .collect(
            Collectors.toMap(
                RubricMean::rubric,
                mean ->
                    "%s (%s)".formatted(Figures.mean(mean.mean()), Figures.count(mean.scored()))));
  }

  private void writeRepeats(Writer out) throws IOException {
    if (subject().scores().spread().isEmpty()) {
      return;
    }
    out.write("## Repeats\n\nHow far the repeated verdicts on one rubric agree.\n\n");
    List<String> head =
        List.of(
            "Split",
            "Rubrics",
            "Unanimous",
            "On both sides of " + subject().scores().threshold().toPlainString(),
            "Standard deviation",
            "Mean of each repeat");
    MarkdownTable table = MarkdownTable.start(out, "lrrrrl", head);
    for (ScopeFacts scope : scopes) {
      if (scope.scores().spread().isPresent()) {
        table.row(repeats(scope.scores(), scope.scores().spread().get()));
      }
    }
    out.write("\n");
  }

  private static List<String> repeats(Scores scores, Spread spread) {
    return List.of(
        MarkdownText.of(scores.scope()),
        Figures.count(spread.rubrics()),
        Figures.percent(spread.unanimous(), spread.rubrics()),
        Figures.percent(spread.undecided(), spread.rubrics()),
        Figures.mean(spread.deviation()),
        scores.repeatMeans().stream().map(Figures::mean).collect(Collectors.joining(", ")));
  }

  private void writeUnscored(Writer out) throws IOException {
    Scores scores = subject().scores();
    UnscoredCounts counts = scores.unscoredCounts();
    if (counts.unscored() == 0) {
      return;
    }
    out.write("## Unscored verdicts\n\n" + counts.describe() + ".\n\n");
    for (UnscoredReason reason : counts.reasons().keySet()) {
      out.write("- " + UnscoredCounts.describe(reason) + ", for example\n");
      for (UnscoredExample example : UnscoredExample.of(scores, reason)) {
        out.write("  - " + describe(example) + "\n");
      }
    }
    out.write("\n");
  }

  /** Says nothing where every response is whole and none a refusal. */
  private void writeTruncated(Writer out) throws IOException {
    TruncatedCounts subject = subject().scores().truncatedCounts();
    if (subject.truncated() == 0 && subject.refused() == 0) {
      return;
    }
    out.write("## Cut-off responses and refusals\n\nThey were judged as they are.\n\n");
    List<String> head =
        List.of("Split", "Responses", "Cut off", "At the maximum", "Otherwise", "Refusals");
    MarkdownTable table = MarkdownTable.start(out, "lrrrrr", head);
    for (ScopeFacts scope : scopes) {
      TruncatedCounts counts = scope.scores().truncatedCounts();
      table.row(
          List.of(
              MarkdownText.of(scope.scope()),
              Figures.count(counts.responses()),
              Figures.count(counts.truncated())
                  + (counts.truncated() == 0 ? "" : " (" + Figures.percent(counts.rate()) + ")"),
              Figures.count(counts.cutOff()),
              Figures.count(counts.filtered() + counts.broken()),
              Figures.count(counts.refused())));
    }
    out.write("\n");
  }

  private String describe(UnscoredExample example) {
    return "%s, verdict %s: %s"
        .formatted(
            name(example.check()),
            example.repeat(),
            MarkdownText.excerpt(example.verdict().detail(), DETAIL_LENGTH));
  }

  private void writeTokens(Writer out) throws IOException {
    out.write("## Tokens\n\n");
    List<String> head = List.of("Split", "Generator in", "Generator out", "Judge in", "Judge out");
    MarkdownTable table = MarkdownTable.start(out, "lrrrr", head);
    for (ScopeFacts scope : scopes) {
      Tokens tokens = scope.tokens();
      table.row(
          List.of(
              MarkdownText.of(scope.scope()),
              Figures.count(tokens.generation().input()),
              Figures.count(tokens.generation().output()),
              Figures.count(tokens.judging().input()),
              Figures.count(tokens.judging().output())));
    }
    out.write("\n");
  }
}
