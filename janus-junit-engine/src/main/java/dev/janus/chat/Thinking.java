package dev.janus.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Tells what a model thought aloud from what it said. Servers that do not separate the two hand
 * over both as one text, in the form of the model's family:
 *
 * <ul>
 *   <li>tags: {@code <think>}, {@code <thinking>}, {@code <thought>}, {@code <reasoning>}, {@code
 *       <scratchpad>}, with any attributes, prefix and case, {@code [THINK]}, {@code ◁think▷},
 *       {@code <|begin_of_thought|>}, {@code <|START_THINKING|>}, {@code <unused94>};
 *   <li>{@code Thinking...} and {@code ...done thinking.};
 *   <li>channels: {@code <|channel|>analysis<|message|>...<|end|>}, of which only {@code final} is
 *       said, also where the special tokens were dropped ({@code analysisWe ... assistantfinal}).
 * </ul>
 *
 * <p>Text that merely names a tag is no thinking: a tag inside quotation marks, inline code or a
 * code fence never counts.
 *
 * <p>Takes time linear in the length of the text and throws nothing. Stateless and thread-safe.
 */
@API(status = Status.INTERNAL)
public final class Thinking {

  /**
   * A text, split.
   *
   * @param thought what was thought, without its tags; blank where nothing was
   * @param text what was said: the same text where nothing was thought
   * @param open whether the text ends inside a thought, so that it was cut off
   */
  @API(status = Status.INTERNAL)
  public record Split(String thought, String text, boolean open) {}

  private static final String NAME =
      "(?:[a-z]{1,16}:)?+(?:think(?:ing)?|thoughts?|reason(?:ing)?|scratchpad)";

  private static final Pattern OPENING =
      Pattern.compile(
          "<\\h{0,3}+"
              + NAME
              + "(?:\\h[^<>]{0,200})?+\\h{0,3}+>|\\[\\h?think(?:ing)?\\h?]|◁think(?:ing)?▷"
              + "|<\\|(?:begin_of_thought|start_thinking)\\|>|<unused94>(?:thought\\b)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOSING =
      Pattern.compile(
          "<\\h{0,3}+/\\h{0,3}+"
              + NAME
              + "\\h{0,3}+>|\\[\\h?/\\h?think(?:ing)?\\h?]|◁/think(?:ing)?▷"
              + "|<\\|(?:end_of_thought|end_thinking)\\|>|<unused95>",
          Pattern.CASE_INSENSITIVE);

  /** Marks around what is said by models that mark that, too. */
  private static final Pattern SAID =
      Pattern.compile(
          "\\A\\s*+<\\|(?:begin_of_solution|start_response)\\|>"
              + "|<\\|(?:end_of_solution|end_response)\\|>\\s*+\\z",
          Pattern.CASE_INSENSITIVE);

  /** The start of a text in channels; the first mark may have been part of the prompt. */
  private static final Pattern CHANNELS =
      Pattern.compile(
          "\\A<\\|(?:channel|start)\\|>|\\A(?:analysis|commentary|final)\\h{0,3}+<\\|message\\|>");

  private static final Pattern CHANNEL_ENDS =
      Pattern.compile("<\\|(?:end|return|call|start|channel)\\|>");
  private static final String MESSAGE = "<|message|>";
  private static final String CHANNEL = "<|channel|>";

  /** How the last channel starts in a text whose first channel started in the prompt. */
  private static final Pattern FINAL_CHANNEL =
      Pattern.compile(
          "<\\|end\\|>\\s{0,8}+(?:<\\|start\\|>assistant)?+<\\|channel\\|>\\h{0,3}+final"
              + "[^<]{0,40}+<\\|message\\|>");

  /** Channels of a server that drops special tokens; no word goes on with a capital letter. */
  private static final Pattern BARE_CHANNEL = Pattern.compile("\\Aanalysis(?=\\p{Lu})");

  private static final String BARE_FINAL = "assistantfinal";

  /** How a command line shows what was thought. */
  private static final String SHOWN_START = "Thinking...\n";

  private static final String SHOWN_END = "...done thinking.";

  /** How much of a line is looked at for quotation marks before a tag. */
  private static final int LINE_AT_MOST = 2000;

  /** What a thought does not start with, but JSON does. */
  private static final String STARTS_JSON = "{[\"";

  private static final String FENCE = "```";
  private static final String QUOTES = "\"'`“”‘’«»„「」『』";
  private static final String ENDS_SENTENCE = ".!?:;…。！？：；।؟۔)]}>*_\"'`”’»」』";

  private final String source;
  private final StringBuilder thought = new StringBuilder();

  private Thinking(String source) {
    this.source = source;
  }

  /**
   * Splits what a user's client would not show from the rest: thoughts at the start, one or more,
   * channels, and what ends with a closing tag whose opening one was part of the prompt. A closing
   * tag in the middle of a sentence ({@code Hello </think> world}) is named, not meant. Whatever
   * follows the first word that is said is left as it is.
   */
  public static Split of(String text) {
    return new Thinking(text).leading();
  }

  /**
   * Splits as {@link #of}, and also takes out thoughts between and behind what is said. An opening
   * tag that nothing closes is thought to the end of the text, unless a sentence names it.
   */
  public static Split everywhere(String text) {
    Split leading = of(text);
    return leading.open ? leading : new Thinking(leading.text).between(leading.thought);
  }

  private Split leading() {
    int start = afterBlanks(0);
    if (CHANNELS.matcher(source).region(start, source.length()).lookingAt()) {
      return channels(start);
    }
    if (BARE_CHANNEL.matcher(source).region(start, source.length()).lookingAt()) {
      return split(start + "analysis".length(), source.indexOf(BARE_FINAL), BARE_FINAL.length());
    }
    if (source.startsWith(SHOWN_START, start)) {
      int from = start + SHOWN_START.length();
      int end = source.indexOf(SHOWN_END, from);
      if (end < 0) {
        return split(from, end, 0);
      }
      keep(from, end);
      return said(afterBlanks(end + SHOWN_END.length()));
    }
    int said = start;
    Matcher opening = OPENING.matcher(source);
    Matcher closing = CLOSING.matcher(source);
    while (opening.region(said, source.length()).lookingAt()) {
      int from = opening.end();
      if (!closes(closing, from)) {
        return split(from, -1, 0);
      }
      keep(from, closing.start());
      said = afterBlanks(closing.end());
    }
    if (said > start) {
      return said(said);
    }
    Matcher channel = FINAL_CHANNEL.matcher(source);
    if (channel.find()) {
      keep(start, channel.start());
      return new Split(thought.toString(), source.substring(channel.end()), false);
    }
    return unopened(start, opening, closing);
  }

  /** A thought that was opened in the prompt. */
  private Split unopened(int start, Matcher opening, Matcher closing) {
    boolean isJson = start < source.length() && STARTS_JSON.indexOf(source.charAt(start)) >= 0;
    int from = start;
    while (!isJson && closing.find(from)) {
      if (isMeant(closing.start())) {
        boolean opened = opening.reset().find() && opening.start() < closing.start();
        if (opened || isFenced(closing.start())) {
          break;
        }
        keep(start, closing.start());
        return said(afterBlanks(closing.end()));
      }
      from = closing.end();
    }
    return new Split("", source, false);
  }

  private Split between(String leading) {
    keep(leading);
    StringBuilder said = new StringBuilder();
    Matcher opening = OPENING.matcher(source);
    Matcher closing = CLOSING.matcher(source);
    int from = 0;
    int search = 0;
    boolean unclosed = false;
    while (opening.find(search)) {
      search = opening.end();
      if (isQuoted(opening.start())) {
        continue;
      }
      unclosed = unclosed || !closes(closing, opening.end());
      if (unclosed) {
        if (isMeant(opening.start())) {
          said.append(source, from, opening.start());
          keep(opening.end(), source.length());
          return new Split(thought.toString(), said.toString(), true);
        }
        continue;
      }
      said.append(source, from, opening.start()).append(' ');
      keep(opening.end(), closing.start());
      from = closing.end();
      search = from;
    }
    return from == 0
        ? new Split(leading, source, false)
        : new Split(
            thought.toString(), said.append(source, from, source.length()).toString(), false);
  }

  /** Only what is in the final channel, or in none, is said. */
  private Split channels(int start) {
    StringBuilder said = new StringBuilder();
    boolean speaks = false;
    Matcher ends = CHANNEL_ENDS.matcher(source);
    int header = start;
    while (header < source.length()) {
      int message = source.indexOf(MESSAGE, header);
      if (message < 0) {
        break;
      }
      int body = message + MESSAGE.length();
      int end = ends.find(body) ? ends.start() : source.length();
      String channel = source.substring(header, message);
      int name = channel.lastIndexOf(CHANNEL);
      boolean isFinal =
          channel.startsWith("final", name < 0 ? 0 : name + CHANNEL.length())
              || (name < 0 && channel.contains("<|start|>"));
      if (isFinal) {
        said.append(source, body, end);
        speaks = true;
      } else {
        keep(body, end);
      }
      header = end;
    }
    return new Split(thought.toString(), said.toString(), !speaks);
  }

  /** Splits at a mark, or nowhere if the thought has no end. */
  private Split split(int from, int mark, int length) {
    keep(from, mark < 0 ? source.length() : mark);
    return mark < 0
        ? new Split(thought.toString(), "", true)
        : new Split(thought.toString(), source.substring(mark + length), false);
  }

  private Split said(int start) {
    String said = SAID.matcher(source.substring(start)).replaceAll("");
    return new Split(thought.toString(), said, false);
  }

  /**
   * Finds the tag that closes a thought: the first that is not quoted. Quotation marks need not
   * come in pairs in a thought, so that one which is only behind a mark will do, if there is no
   * other.
   */
  private boolean closes(Matcher closing, int from) {
    int loose = -1;
    int next = from;
    while (closing.find(next)) {
      int tag = closing.start();
      if (!isQuoted(tag)) {
        return true;
      }
      loose = loose < 0 && !followsQuote(tag) ? tag : loose;
      next = closing.end();
    }
    return loose >= 0 && closing.find(loose);
  }

  /**
   * Tells whether a tag is used: one that a sentence names has a word and a blank before it, or a
   * colon.
   */
  private boolean isMeant(int tag) {
    if (isQuoted(tag)) {
      return false;
    }
    int before = tag - 1;
    boolean startsLine = false;
    while (before >= 0 && isBlank(source.charAt(before))) {
      startsLine |= isLineBreak(source.charAt(before));
      before--;
    }
    if (before < 0 || before == tag - 1) {
      return true;
    }
    char last = source.charAt(before);
    return last != ':' && (startsLine || ENDS_SENTENCE.indexOf(last) >= 0);
  }

  private boolean isQuoted(int tag) {
    return followsQuote(tag) || isBetween('"', tag) || isBetween('`', tag);
  }

  private boolean followsQuote(int tag) {
    return tag > 0 && QUOTES.indexOf(source.charAt(tag - 1)) >= 0;
  }

  /** Tells whether an odd number of quotes stands before a tag on its line. */
  private boolean isBetween(char quote, int tag) {
    boolean quoted = false;
    int first = Math.max(0, tag - LINE_AT_MOST);
    for (int i = tag - 1; i >= first && !isLineBreak(source.charAt(i)); i--) {
      quoted ^= source.charAt(i) == quote;
    }
    return quoted;
  }

  /** Tells whether an odd number of code fences stands before a position. */
  private boolean isFenced(int position) {
    boolean fenced = false;
    int fence = source.indexOf(FENCE);
    while (fence >= 0 && fence < position) {
      fenced = !fenced;
      fence = source.indexOf(FENCE, fence + FENCE.length());
    }
    return fenced;
  }

  private int afterBlanks(int start) {
    int i = start;
    while (i < source.length() && isBlank(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private void keep(int from, int to) {
    keep(source.substring(from, to));
  }

  private void keep(String part) {
    String stripped = part.strip();
    thought.append(thought.length() > 0 && !stripped.isEmpty() ? "\n" : "").append(stripped);
  }

  /** A byte order mark and zero-width spaces are blank, too. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || isBlankOnLine(c);
  }

  private static boolean isBlankOnLine(char c) {
    boolean invisible = c == '\ufeff' || c == '\u200b';
    return Character.isSpaceChar(c) || c == '\t' || invisible;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
  }
}
