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
  private static final Pattern MOST = Pattern.compile("max|outof|scale|possible|range");

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

  /** What may stand beside what an object is wrapped in. */
  private static final Set<String> BESIDE_WRAPPER =
      Set.of("name", "type", "id", "index", "status", "title", "tool", "required");

  /** The only wrapper whose object may be a text, as in the call of a tool. */
  private static final String ARGUMENTS = "arguments";

  /** The last number of a text such as {@code 1-10}. */
  private static final Pattern LAST_NUMBER =
      Pattern.compile("(\\d{1,9}+|ten|hundred)(?:[.,]0{1,9}+)?+\\D{0,40}+\\z");

  /** A number in the name of a score, as in {@code score (1-10)}, tells its scale. */
  private static final Pattern ANOTHER_SCALE = Pattern.compile("\\d\\d|[02-46-9]|%|percent|ten");

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

  /** Tells whether a text is one JSON value. */
  static boolean isJson(String text) {
    return parse(text) != null;
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
      if (SCORE.contains(name) && ANOTHER_SCALE.matcher(member.getKey()).find()) {
        return Optional.of(
            ReplyParser.unscored(
                UnscoredReason.OFF_SCALE, member.getKey() + " " + member.getValue().asText()));
      }
      if (SCORE.contains(name)) {
        scores.add(member.getValue());
      } else if (MOST.matcher(name).find()) {
        most.add(member.getValue());
      } else if (name.equals("feedback")) {
        feedback = member.getValue().asText("").strip();
      }
    }
    List<Verdict> inner = inner(object, depth);
    if (!scores.isEmpty()) {
      Verdict said = agreed(scores, most, feedback);
      boolean agrees = inner.stream().allMatch(other -> ReplyParser.sameScore(said, other));
      return Optional.of(agrees ? said : ReplyParser.NO_SCORE);
    }
    if (!inner.isEmpty()) {
      boolean isWrapper = inner.size() == 1 && most.isEmpty() && isWrapper(object);
      return Optional.of(isWrapper ? inner.get(0) : ReplyParser.NO_SCORE);
    }
    return feedback.isEmpty() ? Optional.empty() : Optional.of(ofFeedback(feedback));
  }

  /** Returns the verdicts of the objects in an object. */
  private static List<Verdict> inner(JsonNode object, int depth) {
    List<Verdict> inner = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = letters(member.getKey());
      JsonNode value = member.getValue();
      if (value.isContainerNode() || (value.isTextual() && name.equals(ARGUMENTS))) {
        verdict(value, depth - 1)
            .map(found -> WRAPPERS.contains(name) ? found : ReplyParser.NO_SCORE)
            .ifPresent(inner::add);
      }
    }
    return inner;
  }

  /** Tells whether nothing is beside what an object is wrapped in that could speak of it. */
  private static boolean isWrapper(JsonNode object) {
    return object.properties().stream()
        .map(member -> letters(member.getKey()))
        .allMatch(name -> WRAPPERS.contains(name) || BESIDE_WRAPPER.contains(name));
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
