package dev.janus.dataset.row;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * One thing that keeps a bench from being read, and what to do about it.
 *
 * @param where the file as the user named it, with the line where that is known
 * @param what the rule that is broken
 * @param context a line that helps to find the place, for example the rubric's criteria
 * @param found what is there instead
 * @param fix what the user can do
 */
@API(status = Status.EXPERIMENTAL)
public record Problem(
    String where, String what, @Nullable String context, @Nullable String found, String fix) {

  private static final int QUOTE_LENGTH = 80;

  public Problem(String where, String what, @Nullable String found, String fix) {
    this(where, what, null, found, fix);
  }

  /** Returns the same problem with a line that helps to find the place. */
  public Problem withContext(@Nullable String line) {
    return new Problem(where, what, line, found, fix);
  }

  /** Returns the problem for people: {@code where: what}, then one indented line per detail. */
  public String message() {
    StringBuilder lines = new StringBuilder(where).append(": ").append(what);
    if (context != null) {
      lines.append("\n  ").append(context);
    }
    if (found != null) {
      lines.append("\n  found: ").append(found);
    }
    return lines.append("\n  fix: ").append(fix).toString();
  }

  /** Returns the start of a text in quotes, on one line and free of what no encoder takes. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().limit(QUOTE_LENGTH).forEach(point -> append(quoted, point));
    boolean cut = text.codePoints().skip(QUOTE_LENGTH).findAny().isPresent();
    return quoted.append(cut ? "...\"" : "\"").toString();
  }

  private static void append(StringBuilder quoted, int point) {
    int type = Character.getType(point);
    if (point == '\n') {
      quoted.append("\\n");
    } else if (type == Character.CONTROL || type == Character.SURROGATE) {
      quoted.append("\\u%04x".formatted(point));
    } else {
      quoted.appendCodePoint(point);
    }
  }
}
