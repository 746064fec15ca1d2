package dev.janus.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a model thought aloud, and what it then said. Models mark their thoughts with {@code
 * <think>}, {@code <thinking>}, {@code <thought>}, {@code <reasoning>}, {@code [THINK]}, {@code
 * ◁think▷}, {@code <|begin_of_thought|>} or channels ({@code <|channel|>analysis<|message|>}).
 * Immutable. Takes time linear in the length of the text.
 *
 * @param thought what was thought; empty when nothing was
 * @param text what was said, without white space around it
 * @param isOpen whether the text ends before the thought does: then nothing was said
 */
@API(status = Status.EXPERIMENTAL)
public record Thinking(String thought, String text, boolean isOpen) {

  private static final String NAMES = "think|thinking|thought|thoughts|reasoning|seed:think";

  private static final Pattern OPENS =
      Pattern.compile(
          "<(?:" + NAMES + ")(?:\\s[^<>]{0,80})?>|\\[THINK]|◁think▷|<\\|begin_of_thought\\|>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOSES =
      Pattern.compile(
          "</(?:" + NAMES + ")\\s{0,4}>|\\[/THINK]|◁/think▷|<\\|end_of_thought\\|>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHANNEL =
      Pattern.compile(
          "(?:<\\|start\\|>\\s{0,4}assistant\\s{0,4})?<\\|channel\\|>\\s{0,4}(\\w{1,20})[^<>]{0,80}<\\|message\\|>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern END_TOKEN =
      Pattern.compile("<\\|(?:end|return|call|im_end|eot_id|eom_id|endoftext)\\|>|</s>");

  private static final String FINAL = "final";

  /**
   * Takes the thoughts off the front of a response: one block or several, channels, or text that is
   * closed by a mark which the server's own template opened. What stands further back, as in a text
   * about such marks, is part of what was said: it is what a user would see.
   */
  public static Thinking before(String response) {
    Thinking channels = channels(response);
    return channels != null ? channels : blocks(response, false);
  }

  /** Takes all thoughts out of a reply, wherever they stand. */
  public static Thinking anywhere(String reply) {
    Thinking channels = channels(reply);
    return channels != null ? channels : blocks(reply, true);
  }

  private static @Nullable Thinking channels(String text) {
    Matcher channel = CHANNEL.matcher(text);
    if (!channel.lookingAt() && !text.stripLeading().startsWith("<|")) {
      return null;
    }
    channel.reset();
    int last = -1;
    int lastStart = 0;
    boolean saidLast = false;
    while (channel.find()) {
      last = channel.end();
      lastStart = channel.start();
      saidLast = channel.group(1).equalsIgnoreCase(FINAL);
    }
    if (last < 0) {
      return null;
    }
    if (!saidLast) {
      return new Thinking(text.substring(last).strip(), "", true);
    }
    String said = END_TOKEN.matcher(text.substring(last)).replaceAll("").strip();
    String before = END_TOKEN.matcher(text.substring(0, lastStart)).replaceAll(" ");
    return new Thinking(CHANNEL.matcher(before).replaceAll("").strip(), said, false);
  }

  private static Thinking blocks(String text, boolean anywhere) {
    StringBuilder thought = new StringBuilder();
    StringBuilder said = new StringBuilder();
    Matcher opens = OPENS.matcher(text);
    Matcher closes = CLOSES.matcher(text);
    int position = closedByTemplate(text, opens, closes, thought);
    while (opens.find(position)) {
      boolean isInFront = said.isEmpty() && text.substring(position, opens.start()).isBlank();
      if (!isInFront && (!anywhere || isNamed(text, opens.start(), opens.end()))) {
        if (!anywhere) {
          break;
        }
        said.append(text, position, opens.end());
        position = opens.end();
        continue;
      }
      said.append(text, position, opens.start());
      if (!closes.find(opens.end())) {
        thought.append(text, opens.end(), text.length());
        return new Thinking(thought.toString().strip(), "", true);
      }
      thought.append(text, opens.end(), closes.start()).append('\n');
      position = closes.end();
    }
    said.append(text, position, text.length());
    return new Thinking(thought.toString().strip(), said.toString().strip(), false);
  }

  /** Returns where the text goes on behind a closing mark that no mark before it opens. */
  private static int closedByTemplate(
      String text, Matcher opens, Matcher closes, StringBuilder thought) {
    int firstOpen = opens.find() ? opens.start() : text.length();
    int end = 0;
    while (closes.find() && closes.start() < firstOpen) {
      if (!isNamedAfter(text, closes.start(), closes.end())) {
        end = closes.end();
      }
    }
    thought.append(text, 0, end);
    return end;
  }

  /** An opening mark in the middle of a sentence, before a punctuation mark, is spoken of. */
  private static boolean isNamed(String text, int start, int end) {
    return isNamedAfter(text, start, end)
        && text.charAt(end) != ' '
        && !Character.isLetterOrDigit(text.charAt(end));
  }

  /** Tells whether a mark follows a blank or a quotation mark, and something follows it. */
  private static boolean isNamedAfter(String text, int start, int end) {
    boolean afterBlank = start > 0 && "( \"'`“".indexOf(text.charAt(start - 1)) >= 0;
    return afterBlank && end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0;
  }
}
