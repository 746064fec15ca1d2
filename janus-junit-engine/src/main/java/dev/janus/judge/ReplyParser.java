package dev.janus.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a verdict out of a judge's reply.
 *
 * <p>Four forms are understood; the first that occurs decides: a JSON object with a {@code score};
 * marks such as {@code [RESULT] 4}; lines such as {@code Score: 4}; a reply that is nothing but a
 * number. Only whole numbers from 1 to 5 are scores. Of several marks the last counts, provided
 * that all name the same number: otherwise the reply contradicts itself. What a model thinks aloud
 * before {@code </think>} is not part of its reply.
 *
 * <p>Takes time linear in the length of the reply. Stateless and thread-safe.
 */
final class ReplyParser {

  /** Between a mark and its number: a little punctuation, as in {@code [RESULT]: **4**}. */
  private static final String GAP = "[\\s:=*_`\"'(\\[{]{0,12}(?:is\\s|-\\s)?[\\s*(]{0,3}";

  private static final Pattern MARK =
      Mark.pattern("\\[\\s{0,8}(?:result|score)\\s{0,8}]" + GAP, "");

  private static final Pattern LINE =
      Mark.pattern(
          "^[\\s*_#>-]{0,8}(?:(?:final|overall)\\s{1,3})?(?:score|result|rating)"
              + "[\\s*_]{0,4}(?::|=|is\\s|of\\s)"
              + GAP,
          "");

  private static final Pattern BARE = Mark.pattern("\\A\\s*+", "[\\s.]*+\\z");

  private static final Pattern FEEDBACK_LABEL =
      Pattern.compile("\\A[\\s#*_]*+feedback[*_]*+:[*_]*+", Pattern.CASE_INSENSITIVE);
  private static final String CODE_FENCE = "```";
  private static final String THINKING_ENDS = "</think>";
  private static final int NAMED_AT_MOST = 5;

  private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

  /** Returns the verdict of a reply. */
  Verdict parse(String reply) {
    int thinkingEnds = reply.lastIndexOf(THINKING_ENDS);
    String text =
        (thinkingEnds < 0 ? reply : reply.substring(thinkingEnds + THINKING_ENDS.length())).strip();
    if (text.isEmpty()) {
      return new Unscored(UnscoredReason.BLANK, "the judge's reply was blank");
    }
    return json(text)
        .or(() -> marked(MARK, text))
        .or(() -> marked(LINE, text))
        .or(() -> marked(BARE, text))
        .orElseGet(() -> new Unscored(UnscoredReason.NO_SCORE, "the judge's reply names no score"));
  }

  private static Optional<Verdict> json(String text) {
    String object = withoutCodeFence(text);
    if (!object.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode reply = JSON.readTree(object);
      String feedback = reply.path("feedback").asText("").strip();
      return Optional.of(reply.path("score").asText(""))
          .flatMap(score -> marked(BARE, score))
          .map(verdict -> verdict instanceof Scored s ? new Scored(s.score(), feedback) : verdict);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static String withoutCodeFence(String text) {
    if (!text.startsWith(CODE_FENCE) || !text.endsWith(CODE_FENCE)) {
      return text;
    }
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    return start < end ? text.substring(start, end + 1) : text;
  }

  private static Optional<Verdict> marked(Pattern pattern, String text) {
    List<Mark> marks = pattern.matcher(text).results().map(Mark::of).toList();
    if (marks.isEmpty()) {
      return Optional.empty();
    }
    List<String> numbers = marks.stream().map(Mark::written).distinct().toList();
    if (numbers.size() > 1) {
      return Optional.of(
          new Unscored(
              UnscoredReason.CONFLICT, "the judge named different scores: " + enumerate(numbers)));
    }
    Mark last = marks.get(marks.size() - 1);
    return Optional.of(last.verdict(feedback(text, last)));
  }

  private static String enumerate(List<String> numbers) {
    String named = String.join(", ", numbers.subList(0, Math.min(NAMED_AT_MOST, numbers.size())));
    return numbers.size() > NAMED_AT_MOST ? named + ", ..." : named;
  }

  /** What stands before the mark; what stands after it where nothing does. */
  private static String feedback(String text, Mark mark) {
    Matcher label = FEEDBACK_LABEL.matcher(text.substring(0, mark.start()));
    String before = label.replaceFirst("").strip();
    return before.isEmpty() ? text.substring(mark.end()).strip() : before;
  }
}
