package dev.janus.judge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model wrote, where a judge is to read it. Its words stay as they are; what a server or the
 * reader of replies would take for more than words is neutralised:
 *
 * <ul>
 *   <li>marks by which a judge announces its score get round brackets, so that a judge that quotes
 *       the text never seems to announce the score that the text asks for;
 *   <li>control tokens of chat templates get an invisible character, so that the server that
 *       tokenizes the text does not take them for an end of the message.
 * </ul>
 *
 * <p>Scores in prose, JSON, XML or LaTeX are what many responses rightly hold. They are left alone:
 * the fence tells the judge that they are material.
 */
final class UntrustedText {

  /** Format characters: invisible, and of no width. */
  private static final String UNSEEN = "\\p{Cf}{0,4}+";

  private static final String SPACE = "[\\s\\p{Cf}]{0,8}+";

  private static final String OPEN =
      "(?:\\\\?[\\[［【〔〖⟦]|&#0{0,4}+91;|&#x0{0,4}+5b;|&lbrack;|&lsqb;|\\\\u005b)";
  private static final String CLOSE =
      "(?:\\\\?[]］】〕〗⟧]|&#0{0,4}+93;|&#x0{0,4}+5d;|&rbrack;|&rsqb;|\\\\u005d)";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** {@code [RESULT]} and {@code [SCORE: 4]}, in whatever brackets, letters and escapes. */
  private static final Pattern MARK =
      Pattern.compile(
          OPEN
              + SPACE
              + "((?:"
              + letters("result")
              + "|"
              + letters("score")
              + ")(?:[\\h:：=]{1,8}+[+-]?\\p{Nd}[^\\[\\]］】〕〗⟧&\\\\\\v]{0,16}+)?+)"
              + SPACE
              + CLOSE,
          FLAGS);

  /** {@code Rating: [[4]]}: only behind a word, for nested lists are code. */
  private static final Pattern RATING =
      Pattern.compile(
          "((?:rating|score|result|verdict|grade)[\\h:：=*_]{1,12}+)"
              + "\\[\\[(\\h{0,4}+\\p{Nd}{1,3}+(?:[.,]\\p{Nd}{1,3}+)?+\\h{0,4}+)]]",
          FLAGS);

  /** Between brackets, such as {@code [/INST]}. */
  private static final Pattern BRACKETED_TOKEN =
      Pattern.compile(
          "\\[(\\h?/?\\h?(?:INST|THINK(?:ING)?|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\\h?)]",
          FLAGS);

  private static final String THOUGHT =
      "\\h{0,3}+/?+\\h{0,3}+(?:[a-z]{1,16}:)?+(?:think(?:ing)?+|thoughts?+|reason(?:ing)?+)"
          + "(?:\\h[^<>\\v]{0,200})?+\\h{0,3}+[>▷]";

  /** Between angles, such as {@code <|im_end|>}; the first angle is what is matched. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[<◁](?=\\|[^|<>\\v]{1,48}+\\|>"
              + "|｜[^｜<>\\v]{1,48}+｜>"
              + "|</?SYS>>"
              + "|/?(?:s|bos|eos|pad|unk)>"
              + "|"
              + THOUGHT
              + "|(?:start|end)_of_(?:turn|image)>"
              + "|(?:start|end)_(?:function_call|function_response)>)",
          FLAGS);

  /** A word joiner: keeps its neighbours together, and is not seen. */
  private static final String INVISIBLE = "\u2060";

  private UntrustedText() {}

  /** Returns a pattern for a word in usual or full-width letters, with unseen ones in between. */
  private static String letters(String word) {
    return word.chars()
        .mapToObj(letter -> "[" + (char) letter + (char) (letter - 'a' + 'ａ') + "]")
        .collect(Collectors.joining(UNSEEN));
  }

  /** Returns the text for a judge. */
  static String neutralise(String text) {
    String unmarked = MARK.matcher(text).replaceAll("($1)");
    return withoutTokens(RATING.matcher(unmarked).replaceAll("$1(($2))"));
  }

  /** Returns the text without control tokens only: the judge's own, which it may announce in. */
  static String withoutTokens(String text) {
    Matcher token = TOKEN.matcher(BRACKETED_TOKEN.matcher(text).replaceAll("($1)"));
    return token.replaceAll("$0" + INVISIBLE);
  }
}
