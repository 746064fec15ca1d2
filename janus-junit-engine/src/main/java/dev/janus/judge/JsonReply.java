package dev.janus.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.json.JsonReader;
import dev.janus.json.JsonTree.Floats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the verdict of a reply that is a JSON object, as models write them. What its feedback says
 * is never a verdict, unless there is no score beside it. Stateless and thread-safe.
 */
final class JsonReply {

  /** Forgives what models do; equal keys are no JSON. */
  private static final JsonReader JSON =
      JsonReader.of(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
              .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
              .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build(),
          Floats.DECIMAL);

  /** What the score is called, letters only. */
  private static final Set<String> SCORE =
      Set.of(
          "score",
          "rating",
          "finalscore",
          "finalrating",
          "overallscore",
          "overallrating",
          "totalscore");

  /** What says how much a score could be. */
  private static final Set<String> MOST =
      Set.of("maxscore", "maximumscore", "maxrating", "outof", "max", "maximum", "scale");

  /** What an object with the verdict may be wrapped in. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "result",
          "arguments",
          "parameters",
          "input",
          "properties",
          "verdict",
          "evaluation",
          "output",
          "json",
          "data",
          "function");

  /** The last number of a text such as {@code 1-10}. */
  private static final Pattern LAST_NUMBER =
      Pattern.compile("(\\d{1,9}+)(?:[.,]0{1,9}+)?+\\D{0,40}+\\z");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");
  private static final int DEEPEST = 3;

  private JsonReply() {}

  /**
   * Returns the verdict of a text that is one JSON value; empty when it is none, or has no verdict.
   */
  static Optional<Verdict> read(String text) {
    JsonNode tree = parse(text);
    return tree == null ? Optional.empty() : verdict(tree, DEEPEST);
  }

  private static @Nullable JsonNode parse(String text) {
    try {
      return JSON.read(text);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  private static Optional<Verdict> verdict(JsonNode tree, int depth) {
    if (depth == 0) {
      return Optional.empty();
    }
    if (tree.isTextual()) {
      String text = tree.textValue().strip();
      JsonNode inner = text.startsWith("{") ? parse(text) : null;
      return inner == null ? Optional.empty() : verdict(inner, depth - 1);
    }
    if (tree.isArray()) {
      return tree.size() == 1 ? verdict(tree.path(0), depth - 1) : Optional.empty();
    }
    return tree.isObject() ? ofObject(tree, depth) : Optional.empty();
  }

  private static Optional<Verdict> ofObject(JsonNode object, int depth) {
    List<JsonNode> scores = new ArrayList<>();
    List<JsonNode> most = new ArrayList<>();
    String feedback = "";
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = letters(member.getKey());
      if (SCORE.contains(name)) {
        scores.add(member.getValue());
      } else if (MOST.contains(name)) {
        most.add(member.getValue());
      } else if (name.equals("feedback")) {
        feedback = member.getValue().asText("").strip();
      }
    }
    if (scores.isEmpty()) {
      List<Verdict> inner =
          object.properties().stream()
              .filter(member -> WRAPPERS.contains(letters(member.getKey())))
              .flatMap(member -> verdict(member.getValue(), depth - 1).stream())
              .toList();
      if (inner.size() > 1) {
        return Optional.of(ReplyParser.NO_SCORE);
      }
      if (inner.size() == 1) {
        return Optional.of(inner.get(0));
      }
      return feedback.isEmpty() ? Optional.empty() : Optional.of(ofFeedback(feedback));
    }
    return Optional.of(agreed(scores, most, feedback));
  }

  private static String letters(String name) {
    return NO_LETTER.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Without a score of its own, an object may hold a text with a mark. */
  private static Verdict ofFeedback(String feedback) {
    return feedback.contains("[") ? TextReply.read(feedback) : ReplyParser.NO_SCORE;
  }

  private static Verdict agreed(List<JsonNode> scores, List<JsonNode> most, String feedback) {
    Verdict first = score(scores.get(0), feedback);
    for (JsonNode other : scores) {
      if (!score(other, feedback).equals(first)) {
        return new Unscored(
            UnscoredReason.CONFLICT,
            "the judge named different scores: " + scores.get(0).asText() + ", " + other.asText());
      }
    }
    for (JsonNode scale : most) {
      Matcher number =
          LAST_NUMBER.matcher(scale.isContainerNode() ? scale.toString() : scale.asText());
      if (number.find() && !number.group(1).equals("5")) {
        return ReplyParser.unscored(
            UnscoredReason.OFF_SCALE, scores.get(0).asText() + " of " + number.group(1));
      }
    }
    return first;
  }

  private static Verdict score(JsonNode score, String feedback) {
    if (score.isNumber()) {
      return ofNumber(score.decimalValue(), feedback);
    }
    if (score.isTextual()) {
      return ofText(score.textValue(), feedback);
    }
    return ReplyParser.NO_SCORE;
  }

  private static Verdict ofNumber(BigDecimal number, String feedback) {
    String written = number.toString();
    String some = written.length() > 12 ? written.substring(0, 12) : written;
    if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(BigDecimal.valueOf(5)) > 0) {
      return ReplyParser.unscored(UnscoredReason.OFF_SCALE, some);
    }
    return number.stripTrailingZeros().scale() <= 0
        ? new Scored(number.intValueExact(), feedback)
        : ReplyParser.unscored(UnscoredReason.NOT_WHOLE, some);
  }

  /** A text that is a score: {@code 4}, {@code 4/5}, {@code 4 - good}. */
  private static Verdict ofText(String text, String feedback) {
    Verdict verdict = text.strip().length() > 80 ? ReplyParser.NO_SCORE : TextReply.read(text);
    return verdict instanceof Scored scored ? new Scored(scored.score(), feedback) : verdict;
  }
}
