package dev.janus.dataset.row;

import dev.janus.text.UnicodeText;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Checks the texts of one row and reports what is wrong with it. Not thread-safe. */
@API(status = Status.INTERNAL)
public final class RowProblems {

  private final Place place;
  private final Problems problems;
  private final int before;

  public RowProblems(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
    this.before = problems.count();
  }

  /** Returns whether nothing was wrong so far. */
  public boolean isEmpty() {
    return problems.count() == before;
  }

  public void add(String what, @Nullable String found, String fix) {
    problems.add(problem(what, found, fix));
  }

  public void add(Problem problem) {
    problems.add(problem);
  }

  public Problem problem(String what, @Nullable String found, String fix) {
    return new Problem(place.where(), what, found, fix);
  }

  /** Returns a text that may be absent; empty when it is absent or wrong. */
  public String optional(String called, Cell<String> cell) {
    return optional(called, "a string", cell);
  }

  /**
   * Returns a text that may be absent; empty when it is absent or wrong.
   *
   * @param form what the file should have, for example {@code a string}
   */
  public String optional(String called, String form, Cell<String> cell) {
    if (cell.isOther()) {
      add(called + " is not " + form, cell.found(), "write it as " + form + ", or leave it out");
    }
    return cell.value() == null ? "" : sound(called, cell.value());
  }

  /** Returns a text that must be there and not blank; empty when it is wrong. */
  public String required(String called, Cell<String> cell) {
    return required(called, "a string", cell);
  }

  /**
   * Returns a text that must be there and not blank; empty when it is wrong.
   *
   * @param form what the file should have, for example {@code a string}
   */
  public String required(String called, String form, Cell<String> cell) {
    String text = cell.value();
    if (cell.isAbsent()) {
      add(called + " is missing", cell.found(), "add it, as " + form + " that is not blank");
    } else if (text == null) {
      add(called + " is not " + form, cell.found(), "write it as " + form);
    } else if (text.isBlank()) {
      add(called + " is blank", Problem.quote(text), "write it out");
    } else {
      return sound(called, text);
    }
    return "";
  }

  /** Returns the entries; none when the list is absent or wrong. */
  public <T> List<Cell<T>> list(String called, Cell<List<Cell<T>>> cell) {
    return list(called, "one list of objects", cell);
  }

  /**
   * Returns the entries; none when the list is absent or wrong.
   *
   * @param form what the file should have
   */
  public <T> List<Cell<T>> list(String called, String form, Cell<List<Cell<T>>> cell) {
    if (cell.isOther()) {
      add(called + " is not a list", cell.found(), "write it as " + form);
    }
    return cell.value() == null ? List.of() : cell.value();
  }

  /**
   * Checks that a text can be encoded: half of a surrogate pair becomes a question mark in UTF-8,
   * so that a digest or a request would no longer be about the text of the file.
   */
  public String sound(String called, String text) {
    for (int i = UnicodeText.firstSurrogate(text); i < text.length(); i += charCount(text, i)) {
      int point = text.codePointAt(i);
      if (point <= Character.MAX_VALUE && Character.isSurrogate((char) point)) {
        add(
            called + " has half a surrogate pair at character " + (i + 1),
            "\\u%04x".formatted(point),
            "write both halves, or remove this one");
        return text;
      }
    }
    return text;
  }

  /**
   * Returns whether a text is there, not blank and without surrogates: then nothing is wrong with
   * it, and nobody need spend time on what messages would call it.
   */
  public static boolean isPlain(@Nullable String text) {
    return text != null && !text.isBlank() && UnicodeText.firstSurrogate(text) == text.length();
  }

  private static int charCount(String text, int index) {
    return Character.charCount(text.codePointAt(index));
  }
}
