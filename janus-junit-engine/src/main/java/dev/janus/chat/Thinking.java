package dev.janus.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a model said, apart from what it thought inside of it: between tags such as {@code <think>},
 * or in another channel than the final one.
 *
 * <p>Thinking is a block at the start, or a block that begins a line outside of code; what stands
 * before a closing tag without an opening one, for some servers leave that out; and, where a block
 * is not closed, all that follows. Tags in the middle of a line are words of the text. A text
 * without thinking stays as it is, white space included.
 *
 * <p>Takes time linear in the length of the text.
 *
 * @param text what a user would see
 * @param thought the thinking, without its tags; empty where there is none
 */
@API(status = Status.EXPERIMENTAL)
public record Thinking(String text, String thought) {

  private static final Pattern MARK =
      Pattern.compile(
          "(?<fence>^\\h{0,3}+```)"
              + "|<(?<close1>/?)(?:seed:)?(?:think|thinking|thoughts?|reasoning|reflection)>"
              + "|\\[(?<close2>/?)THINK]"
              + "|◁(?<close3>/?)think▷"
              + "|<\\|(?<word>begin|end)_of_thought\\|>",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern FINAL_CHANNEL =
      Pattern.compile("<\\|channel\\|>\\s{0,4}+final\\b[^<]{0,40}+<\\|message\\|>");
  private static final String CHANNEL = "<|channel|>";
  private static final Pattern CHANNEL_MARK =
      Pattern.compile(
          "<\\|(?:start\\|>[^<\\v]{0,40}+|end\\|>|return\\|>|message\\|>|channel\\|>[^<\\v]{0,40}+)");

  /** The same channels where a server left the marks out of the text. */
  private static final String BARE_ANALYSIS = "analysis";

  private static final String BARE_FINAL = "assistantfinal";

  private static final String QUOTES = "`'\"“”‘’«»\\";

  /** A tag or a code fence. */
  private record Tag(Kind kind, int start, int end) {}

  private enum Kind {
    OPEN,
    CLOSE,
    FENCE
  }

  /** Tells what was said from what was thought. */
  public static Thinking split(String said) {
    if (said.contains(CHANNEL)) {
      return channels(said);
    }
    int bareFinal = said.startsWith(BARE_ANALYSIS) ? said.indexOf(BARE_FINAL) : -1;
    if (bareFinal >= 0) {
      return new Thinking(
          said.substring(bareFinal + BARE_FINAL.length()).strip(),
          said.substring(BARE_ANALYSIS.length(), bareFinal).strip());
    }
    List<Tag> tags = tags(said);
    return tags.stream().allMatch(tag -> tag.kind == Kind.FENCE)
        ? new Thinking(said, "")
        : new Splitter(said, tags).split();
  }

  private static Thinking channels(String said) {
    Matcher matcher = FINAL_CHANNEL.matcher(said);
    int end = -1;
    int start = -1;
    while (matcher.find()) {
      start = start < 0 ? matcher.start() : start;
      end = matcher.end();
    }
    if (end >= 0) {
      return new Thinking(
          withoutChannels(said.substring(end)), withoutChannels(said.substring(0, start)));
    }
    return said.stripLeading().startsWith("<|")
        ? new Thinking("", withoutChannels(said))
        : new Thinking(said, "");
  }

  private static String withoutChannels(String text) {
    return CHANNEL_MARK.matcher(text).replaceAll("").strip();
  }

  private static List<Tag> tags(String said) {
    List<Tag> tags = new ArrayList<>();
    Matcher matcher = MARK.matcher(said);
    while (matcher.find()) {
      tags.add(new Tag(kind(matcher), matcher.start(), matcher.end()));
    }
    return tags;
  }

  private static Kind kind(Matcher matcher) {
    if (matcher.group("fence") != null) {
      return Kind.FENCE;
    }
    boolean closes =
        "/".equals(matcher.group("close1"))
            || "/".equals(matcher.group("close2"))
            || "/".equals(matcher.group("close3"))
            || "end".equalsIgnoreCase(matcher.group("word"));
    return closes ? Kind.CLOSE : Kind.OPEN;
  }

  /** One text on its way. */
  private static final class Splitter {

    private final String said;
    private final List<Tag> tags;
    private final int[] ends;
    private final StringBuilder visible = new StringBuilder();
    private final List<String> thoughts = new ArrayList<>();
    private boolean inCode;
    private boolean anyTag;
    private boolean anyWord;
    private int taken;
    private int nextWord;

    Splitter(String said, List<Tag> tags) {
      this.said = said;
      this.tags = tags;
      this.ends = ends(tags);
      taken(0);
    }

    private void taken(int end) {
      taken = end;
      nextWord = end;
      while (nextWord < said.length() && Character.isWhitespace(said.charAt(nextWord))) {
        nextWord++;
      }
    }

    /** Returns for each opening tag which tag closes it: its own, or else the next; -1 for none. */
    private static int[] ends(List<Tag> tags) {
      int[] ends = new int[tags.size()];
      Arrays.fill(ends, -1);
      Deque<Integer> open = new ArrayDeque<>();
      for (int i = 0; i < tags.size(); i++) {
        if (tags.get(i).kind == Kind.OPEN) {
          open.push(i);
        } else if (tags.get(i).kind == Kind.CLOSE && !open.isEmpty()) {
          ends[open.pop()] = i;
        }
      }
      int nextClose = -1;
      for (int i = tags.size() - 1; i >= 0; i--) {
        if (tags.get(i).kind == Kind.CLOSE) {
          nextClose = i;
        } else if (ends[i] < 0) {
          ends[i] = nextClose;
        }
      }
      return ends;
    }

    Thinking split() {
      int i = 0;
      while (i < tags.size()) {
        i = take(i);
      }
      if (taken == 0) {
        return new Thinking(said, "");
      }
      visible.append(said.substring(taken));
      String thought =
          String.join("\n", thoughts.stream().filter(part -> !part.isBlank()).toList());
      return new Thinking(visible.toString().strip(), thought);
    }

    /** Takes one tag, and returns which is next. */
    private int take(int i) {
      Tag tag = tags.get(i);
      boolean first = !anyTag;
      switch (tag.kind) {
        case FENCE -> inCode = !inCode;
        case OPEN -> {
          anyTag = true;
          if (startsThought(tag)) {
            keep(tag.start);
            return endThought(i);
          }
        }
        case CLOSE -> {
          anyTag = true;
          if (first && endsThought(tag)) {
            thoughts.add(said.substring(0, tag.start).strip());
            taken(tag.end);
          }
        }
      }
      return i + 1;
    }

    private void keep(int end) {
      visible.append(said.substring(taken, end));
      anyWord |= nextWord < end;
    }

    private boolean startsThought(Tag tag) {
      boolean leading = !anyWord && nextWord >= tag.start;
      return leading || (!inCode && startsLine(tag));
    }

    private boolean startsLine(Tag tag) {
      int before = tag.start - 1;
      while (before >= taken && (said.charAt(before) == ' ' || said.charAt(before) == '\t')) {
        before--;
      }
      return before < taken || said.charAt(before) == '\n';
    }

    private int endThought(int opening) {
      int closing = ends[opening];
      Tag open = tags.get(opening);
      if (closing < 0) {
        thoughts.add(said.substring(open.end).strip());
        taken(said.length());
        return tags.size();
      }
      thoughts.add(said.substring(open.end, tags.get(closing).start).strip());
      taken(tags.get(closing).end);
      return closing + 1;
    }

    /** Not where the tag is quoted, or a word among others. */
    private boolean endsThought(Tag tag) {
      char before = tag.start == 0 ? '\n' : said.charAt(tag.start - 1);
      char after = tag.end == said.length() ? '\n' : said.charAt(tag.end);
      boolean quoted = QUOTES.indexOf(before) >= 0 || QUOTES.indexOf(after) >= 0;
      boolean word = before == ' ' && after != '\n' && after != '\r';
      return !inCode && !quoted && !word;
    }
  }
}
