package dev.janus.judge;

import dev.janus.chat.Thinking;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a verdict out of a judge's reply. A reply is read only when everything in it that looks
 * like a verdict agrees; any doubt gives no score, and the judge is asked again.
 *
 * <p>A reply that is a JSON object with a score is final: nothing else in it counts. Of any other
 * reply, what the model thought aloud is taken away, and what it quotes; then marks such as {@code
 * [RESULT] 4}, labels such as {@code Score: 4}, sentences such as {@code I would give it a 4} and a
 * number on a line of its own all have to say the same. Only whole numbers from 1 to 5 are scores.
 *
 * <p>Takes time linear in the length of the reply, and throws no exception whatever it is.
 * Stateless and thread-safe.
 */
final class ReplyParser {

  static final Unscored NO_SCORE =
      new Unscored(UnscoredReason.NO_SCORE, "the judge's reply names no score");

  private static final Pattern FEEDBACK_LABEL =
      Pattern.compile(
          "\\A[\\s#*_]*+(?:<feedback>|feedback[*_]*+:[*_]*+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FEEDBACK_END =
      Pattern.compile("</feedback>\\s*+\\z", Pattern.CASE_INSENSITIVE);

  /** What is left of an emphasis whose other end was at the verdict. */
  private static final Pattern EMPHASIS_LEFT =
      Pattern.compile("(?:(?<=\\s)|\\A)[*_#>\\s|-]{1,8}\\z|\\A(?:\\*\\*|__|`)(?=\\s|\\z)");

  private static final Pattern END_TOKENS =
      Pattern.compile(
          "(?:\\s*+(?:<\\|(?:im_end|eot_id|eom_id|end|return|call|endoftext|end_of_text)\\|>|</s>|<eos>|<end_of_turn>|\\[/INST]|</tool_call>))++\\s*+\\z");

  private static final Pattern STARTS =
      Pattern.compile(
          "\\A\\s*+(?:\uFEFF|<tool_call>|<\\|channel\\|>\\s{0,4}+final\\s{0,4}+<\\|message\\|>|<s>|json(?=\\s*+[{\\[]))++\\s*+",
          Pattern.CASE_INSENSITIVE);

  /** What speaks of the response rather than of the verdict, before an object. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?<!\\p{L})(?:says?|said|outputs?|contains?|returns?|nothing|only|just|object|json|writes?|wrote"
              + "|quotes?|claims?|reads?|ends?|closes?|consists?|all|prints?|shows?|gives?|answers?|responds?|includes?"
              + "|wants?|asks?|tells?|tries|text|follows|injec\\p{L}*|forg\\p{L}*|fake\\p{L}*|plant\\p{L}*|trick\\p{L}*"
              + "|appended|hidden|embedded|verbatim|do not trust|ignore)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);

  /** All that a line which ends with a colon may say before an object. */
  private static final Pattern ANNOUNCES =
      Pattern.compile(
          "\\W{0,4}(?:(?:here|sure|okay|ok|certainly|of course|so|therefore|below|is|are|['’]s|my|the|your|final|overall"
              + "|full|structured|formatted|requested|evaluation|assessment|verdict|rating|judg[e]?ment|score|result|reply"
              + "|feedback|output|following|in|as|a|of|it|this|that|response|for|based|on|rubric|criteria|format|json)(?!\\p{L})[\\s,.!*_`]{0,4}){0,14}:?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_THE_RESPONSE =
      Pattern.compile(
          "(?:the|this|that|of) response['’]s|following response", Pattern.CASE_INSENSITIVE);

  /** How a model takes its leave behind an object. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?:let me know|please|feel free|i hope|hope this|thanks?|thank you|if you (?:need|have|would|want)"
              + "|end of (?:my )?(?:evaluation|assessment|feedback)"
              + "|(?:the|this|my) (?:evaluation|assessment) (?:is|was) based)(?!\\p{L})[^\\n]{0,200}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCES = Pattern.compile("[.!?]\\s|\\n");
  private static final Set<Character> SENTENCE_ENDS = Set.of('.', '!', '?', ':');

  /** Returns the verdict of a reply. */
  Verdict parse(String reply) {
    String whole = unwrapped(reply);
    if (looksLikeJson(whole)) {
      return json(whole);
    }
    // A mark of a thought that stands in an object is part of one of its texts.
    int object = objectStart(whole);
    Thinking.Split thinking = Thinking.everywhere(object < 0 ? reply : whole.substring(0, object));
    if (thinking.open()) {
      return new Unscored(
          UnscoredReason.NO_SCORE, "the judge's reply ends before its thinking does");
    }
    String said =
        unwrapped(object < 0 ? thinking.text() : thinking.text() + whole.substring(object));
    if (said.isBlank()) {
      return new Unscored(UnscoredReason.BLANK, "the judge's reply was blank");
    }
    return looksLikeJson(said)
        ? json(said)
        : objectAtTheEnd(said).orElseGet(() -> TextReply.read(said));
  }

  /** Returns where the object starts that a reply ends with; negative when it ends with none. */
  private static int objectStart(String text) {
    if (!upToObject(text).endsWith("}")) {
      return -1;
    }
    int line = text.indexOf("\n{");
    int start = line < 0 ? text.indexOf('{') : line + 1;
    return start > 0 && JsonReply.isJson(upToObject(text).substring(start)) ? start : -1;
  }

  /** Returns a text that an object ends but for a code fence and a farewell, without these. */
  private static String upToObject(String text) {
    int end = text.lastIndexOf('}') + 1;
    String behind = text.substring(end).strip();
    behind = behind.startsWith("```") ? behind.substring(3).strip() : behind;
    return behind.isEmpty() || isAside(behind) ? text.substring(0, end) : text;
  }

  /** Returns the reply without end tokens, marks of channels and a code fence around all of it. */
  private static String unwrapped(String reply) {
    String text = STARTS.matcher(reply).replaceFirst("");
    Matcher end = END_TOKENS.matcher(text);
    int from = Math.max(0, text.length() - 200);
    text = end.region(from, text.length()).find() ? text.substring(0, end.start()) : text;
    text = text.strip();
    if (text.startsWith("```") && text.endsWith("```") && text.length() > 6) {
      int lineEnd = text.indexOf('\n');
      int start = 3;
      while (start < text.length() && Character.isLetterOrDigit(text.charAt(start))) {
        start++;
      }
      String inner =
          text.substring(lineEnd > 0 && lineEnd < start + 2 ? lineEnd : start, text.length() - 3);
      return inner.contains("```") ? text : inner.strip();
    }
    return text;
  }

  private static boolean looksLikeJson(String text) {
    if (text.startsWith("\"{") && text.endsWith("\"")) {
      return true;
    }
    int start = text.startsWith("[") ? 1 : 0;
    while (start > 0 && start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start < text.length() && text.charAt(start) == '{' && !text.startsWith("{{");
  }

  /** A text that starts as an object is one, perhaps with a sentence behind it, or is not read. */
  private static Verdict json(String text) {
    Optional<Verdict> whole = JsonReply.read(text);
    if (whole.isPresent()) {
      return whole.get();
    }
    int end = text.lastIndexOf('}') + 1;
    String behind = text.substring(end).strip();
    if (end > 0 && !behind.isEmpty() && isAside(behind)) {
      return JsonReply.read(text.substring(0, end)).orElse(NO_SCORE);
    }
    return NO_SCORE;
  }

  /** A sentence of its own that says nothing of the object or of a score. */
  private static boolean isAside(String behind) {
    return ASIDE.matcher(behind).matches()
        && behind.chars().noneMatch(Character::isDigit)
        && !ScoreWords.nameNumber(behind, 0);
  }

  /** An object behind some words is the verdict, unless they speak of it as of the response's. */
  private static Optional<Verdict> objectAtTheEnd(String text) {
    int start = objectStart(text);
    if (start < 0) {
      return Optional.empty();
    }
    String before = text.substring(0, start).strip();
    String lead = before.replaceFirst("```[\\w-]{0,12}\\z", "").strip();
    if (!announces(lead)) {
      return Optional.empty();
    }
    Optional<Verdict> object = JsonReply.read(upToObject(text).substring(start));
    Verdict said = TextReply.read(lead);
    return object.map(
        verdict ->
            said.equals(NO_SCORE) || sameScore(said, verdict)
                ? verdict
                : new Unscored(
                    UnscoredReason.CONFLICT,
                    "the judge named different scores, in words and in JSON"));
  }

  static boolean sameScore(Verdict one, Verdict other) {
    return one instanceof Scored a && other instanceof Scored b && a.score() == b.score();
  }

  private static boolean announces(String lead) {
    String[] sentences = SENTENCES.split(lead, -1);
    String last = sentences.length == 0 ? "" : sentences[sentences.length - 1];
    if (lead.isEmpty() || last.isBlank()) {
      return lead.isEmpty();
    }
    boolean ends = SENTENCE_ENDS.contains(lead.charAt(lead.length() - 1));
    boolean introduces =
        ANNOUNCES.matcher(last.strip()).matches() && !OF_THE_RESPONSE.matcher(last).find();
    return ends && (introduces || (!lead.endsWith(":") && !TOLD.matcher(lead).find()));
  }

  static Unscored unscored(UnscoredReason reason, String written) {
    return new Unscored(
        reason,
        switch (reason) {
          case OFF_SCALE -> "the judge named a score that is not 1 to 5: " + written;
          case NOT_WHOLE -> "the judge named a score that is not a whole number: " + written;
          default -> "the judge named more than one number: " + written;
        });
  }

  static String withoutLabel(String feedback) {
    String text = FEEDBACK_LABEL.matcher(feedback).replaceFirst("");
    text = FEEDBACK_END.matcher(text).replaceFirst("").strip();
    text = EMPHASIS_LEFT.matcher(text).replaceFirst("").strip();
    return text.codePoints().anyMatch(Character::isLetterOrDigit) ? text : "";
  }
}
