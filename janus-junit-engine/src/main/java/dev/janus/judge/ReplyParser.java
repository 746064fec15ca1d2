package dev.janus.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a verdict out of a judge's reply.
 *
 * <p>Five forms are understood; the first that occurs decides: a reply that is a JSON object with a
 * {@code score}; marks such as {@code [RESULT] 4}; lines such as {@code Score: 4}; a JSON object at
 * the end of the reply; a reply that is nothing but a number. Only whole numbers from 1 to 5 are
 * scores. Of several marks the last counts, provided that all name the same number: otherwise the
 * reply contradicts itself. What a model thinks aloud before {@code </think>} is not part of its
 * reply.
 *
 * <p>Takes time linear in the length of the reply: what is matched backs off nowhere. Stateless and
 * thread-safe.
 */
final class ReplyParser {

  /** Between a mark and its number: a little punctuation, as in {@code [RESULT]: **4**}. */
  private static final String ON_THE_LINE =
      "[\\h:：=*_`\"'(\\[{]{0,12}+(?:score[\\h:=*_]{1,6}+)?+(?:is\\h|[-–—]\\h)?+[\\h*(]{0,3}+";

  /** A number on a later line is a score only when it does not start a sentence or list item. */
  private static final String ON_A_LATER_LINE =
      "(?:\\v[\\s\\h*_`\"'(\\[{]{0,12}+(?:[-–—]\\h)?+"
          + "(?!\\d{1,9}+[.)]?\\h{1,8}+(?!(?:out\\h)?of\\h\\d)\\p{L}))?+";

  private static final String GAP = ON_THE_LINE + ON_A_LATER_LINE;

  private static final Pattern MARK =
      Mark.pattern(
          "[*_`]{0,4}+\\[\\s{0,8}+(?:result|score)"
              + "(?:\\s{0,8}]"
              + GAP
              + "|[\\h:=]{1,8}+(?=[+-]?\\d[^\\[\\]\\v]{0,16}]))",
          "");

  /** In front of a word the number belongs to the prose: {@code Result: 4 paragraphs}. */
  private static final Pattern LINE =
      Mark.pattern(
          "^[\\s*_#>-]{0,8}+(?:(?:the|my)\\h{1,3}+)?(?:(?:final|overall)\\h{1,3}+)?"
              + "(?:score|result|rating)[\\h*_]{0,4}+"
              + "(?:\\((?:1\\h?(?:-|–|to)\\h?|out of\\h)5\\)[\\h*_]{0,4}+)?"
              + "(?:[:：=]|is\\h|of\\h)"
              + GAP,
          "(?!\\h{0,8}+[a-z])");

  private static final Pattern BARE = Mark.pattern("\\A[\\s*_`\"'(\\[]{0,8}+", "[\\s.]*+\\z");

  private static final Pattern FEEDBACK_LABEL =
      Pattern.compile("\\A[\\s#*_]*+feedback[*_]*+:[*_]*+", Pattern.CASE_INSENSITIVE);
  private static final String CODE_FENCE = "```";
  private static final Set<String> MAY_FOLLOW = Set.of("", CODE_FENCE);
  private static final String THINKING_STARTS = "<think>";
  private static final String THINKING_ENDS = "</think>";
  private static final int NAMED_AT_MOST = 5;

  private static final Unscored NO_SCORE =
      new Unscored(UnscoredReason.NO_SCORE, "the judge's reply names no score");

  /** Forgives what models do to strings; two objects or two scores are no JSON. */
  private static final JsonReader JSON =
      JsonReader.of(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build(),
          Floats.DOUBLE);

  /** Returns the verdict of a reply. */
  Verdict parse(String reply) {
    int thinkingEnds = reply.lastIndexOf(THINKING_ENDS);
    String text =
        (thinkingEnds < 0 ? reply : reply.substring(thinkingEnds + THINKING_ENDS.length())).strip();
    if (text.isEmpty()) {
      return new Unscored(UnscoredReason.BLANK, "the judge's reply was blank");
    }
    if (thinkingEnds < 0 && text.startsWith(THINKING_STARTS)) {
      return new Unscored(
          UnscoredReason.NO_SCORE, "the judge's reply ends before its thinking does");
    }
    return wholeObject(text)
        .or(() -> marked(MARK, text))
        .or(() -> marked(LINE, text))
        .or(() -> objectAtTheEnd(text))
        .or(() -> marked(BARE, text))
        .orElse(NO_SCORE);
  }

  private static Optional<Verdict> wholeObject(String text) {
    return object(text, text.startsWith(CODE_FENCE) ? text.indexOf('{') : 0);
  }

  private static Optional<Verdict> objectAtTheEnd(String text) {
    return object(text, text.indexOf("\n{") + 1);
  }

  /** An object with prose after it is something the judge quotes. */
  private static Optional<Verdict> object(String text, int start) {
    int end = text.lastIndexOf('}') + 1;
    boolean isObject = 0 <= start && start < end && text.charAt(start) == '{';
    if (!isObject || !MAY_FOLLOW.contains(text.substring(end).strip())) {
      return Optional.empty();
    }
    try {
      return verdict(JSON.read(text.substring(start, end)));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<Verdict> verdict(JsonNode reply) {
    String feedback = reply.path("feedback").asText("").strip();
    JsonNode score = reply.path("score");
    if (score.isMissingNode()) {
      return marked(MARK, feedback);
    }
    Verdict verdict = marked(BARE, score.asText("")).orElse(NO_SCORE);
    return Optional.of(verdict instanceof Scored s ? new Scored(s.score(), feedback) : verdict);
  }

  private static Optional<Verdict> marked(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    Mark last = null;
    Set<String> named = new LinkedHashSet<>();
    while (matcher.find()) {
      last = Mark.of(matcher);
      named.add(last.named());
    }
    if (last == null) {
      return Optional.empty();
    }
    if (named.size() > 1) {
      return Optional.of(
          new Unscored(
              UnscoredReason.CONFLICT,
              "the judge named different scores: " + enumerate(List.copyOf(named))));
    }
    return Optional.of(last.verdict(feedback(text, last)));
  }

  private static String enumerate(List<String> numbers) {
    String named = String.join(", ", numbers.subList(0, Math.min(NAMED_AT_MOST, numbers.size())));
    return numbers.size() > NAMED_AT_MOST ? named + ", ..." : named;
  }

  /** What stands before the mark; what stands after it where nothing does. */
  private static String feedback(String text, Mark mark) {
    String before = withoutLabel(text.substring(0, mark.start()));
    return before.isEmpty() ? withoutLabel(text.substring(mark.end())) : before;
  }

  private static String withoutLabel(String feedback) {
    return FEEDBACK_LABEL.matcher(feedback).replaceFirst("").strip();
  }
}
