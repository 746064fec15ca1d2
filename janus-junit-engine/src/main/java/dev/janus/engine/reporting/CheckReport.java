package dev.janus.engine.reporting;

import dev.janus.bench.Prompt;
import dev.janus.chat.Finish;
import dev.janus.engine.descriptor.PlainLine;
import dev.janus.engine.reporting.CheckOutcome.Decision;
import dev.janus.execution.JudgedRubric;
import dev.janus.gate.Scores;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.run.Check;
import dev.janus.text.Secrets;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one rubric's test says of its verdicts. */
final class CheckReport {

  private static final int MESSAGE_LENGTH = 300;
  private static final int TEXT_LENGTH = 1500;
  private static final int FINISH_REASON_LENGTH = 80;

  private final JudgedRubric judged;
  private final Check check;
  private final BigDecimal threshold;
  private final Secrets secrets;

  /**
   * Creates the report.
   *
   * @param secrets which are not shown
   */
  CheckReport(JudgedRubric judged, BigDecimal threshold, Secrets secrets) {
    this.judged = judged;
    this.check = judged.check();
    this.threshold = threshold;
    this.secrets = secrets;
  }

  /** Returns what was decided, with what is shown of it. */
  CheckOutcome outcome() {
    Optional<BigDecimal> score = Scores.score(check);
    if (score.isEmpty()) {
      return outcome(Decision.NONE, "", noVerdict(), details());
    }
    return Scores.passes(check, threshold)
        ? outcome(Decision.PASSED, scoreText(score.get()), "", partial())
        : outcome(Decision.LOW, scoreText(score.get()), low(score.get()), details());
  }

  private CheckOutcome outcome(Decision decision, String score, String message, String details) {
    return new CheckOutcome(check.prompt(), check.rubric(), decision, score, message, details);
  }

  private String low(BigDecimal score) {
    return "score %s is below the threshold %s%s: %s%s"
        .formatted(
            scoreText(score),
            threshold.toPlainString(),
            truncated(),
            PlainLine.of(judged.rubric().criteria(), MESSAGE_LENGTH),
            feedback().isBlank() ? "" : " The judge: " + PlainLine.of(feedback(), MESSAGE_LENGTH));
  }

  /** Says that a response which passes is not whole; empty where it is. */
  private String partial() {
    Response response = judged.response();
    return response != null && response.finish().isPartial() ? "response" + truncated() : "";
  }

  /** Says in brackets how the response ended, where it is not whole or a refusal. */
  private String truncated() {
    Response response = judged.response();
    return response == null || response.finish() == Finish.WHOLE
        ? ""
        : " (the response %s: finish reason \"%s\")"
            .formatted(
                response.finish() == Finish.REFUSED ? "is a refusal" : "was cut off",
                PlainLine.of(secrets.redact(response.finishReason()), FINISH_REASON_LENGTH));
  }

  /** Returns what is printed when the test does not pass: enough to see why, not all there is. */
  private String details() {
    Prompt prompt = judged.prompt();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("system message", prompt.system());
    texts.put("prompt", prompt.text());
    Response response = judged.response();
    texts.put("response" + truncated(), response == null ? "" : secrets.redact(response.text()));
    texts.put("criteria", judged.rubric().criteria());
    texts.put("feedback", feedback());
    texts.put("unscored", whyUnscored());
    return texts.entrySet().stream()
        .filter(text -> !text.getValue().isBlank())
        .map(text -> text.getKey() + ":\n" + indented(text.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String indented(String text) {
    return "  " + PlainLine.block(text, TEXT_LENGTH).replace("\n", "\n  ");
  }

  private String scoreText(BigDecimal score) {
    List<Integer> scores = check.scores();
    String mean = score.stripTrailingZeros().toPlainString();
    return scores.size() == 1 ? mean : mean + " (mean of " + scores + ")";
  }

  private String noVerdict() {
    int count = check.judgements().size();
    String reasons = whyUnscored();
    return count == 1 ? "no verdict, " + reasons : "no verdict in " + count + ", " + reasons;
  }

  private String whyUnscored() {
    return check.judgements().stream()
        .map(Judgement::verdict)
        .filter(Unscored.class::isInstance)
        .map(Unscored.class::cast)
        .map(
            unscored ->
                unscored.reason().id()
                    + ": "
                    + PlainLine.block(secrets.redact(unscored.detail()), TEXT_LENGTH))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private String feedback() {
    return check.judgements().stream()
        .map(Judgement::verdict)
        .filter(Scored.class::isInstance)
        .map(Scored.class::cast)
        .map(Scored::feedback)
        .map(secrets::redact)
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining("\n"));
  }
}
