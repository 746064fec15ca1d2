package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the texts of one row and reports what is wrong with it. */
final class RowProblems {

  private final Place place;
  private final Problems problems;
  private final int before;

  RowProblems(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
    this.before = problems.count();
  }

  /** Returns whether nothing was wrong so far. */
  boolean isEmpty() {
    return problems.count() == before;
  }

  void add(String what, @Nullable String found, String fix) {
    problems.add(problem(what, found, fix));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  Problem problem(String what, @Nullable String found, String fix) {
    return new Problem(place.where(), what, found, fix);
  }

  /** Returns a text that may be absent; empty when it is absent or wrong. */
  String optional(String called, Cell<String> cell) {
    if (cell.isOther()) {
      add(called + " is not a string", cell.found(), "write it as a string, or leave it out");
    }
    return cell.value() == null ? "" : sound(called, cell.value());
  }

  /** Returns a text that must be there and not blank; empty when it is wrong. */
  String required(String called, Cell<String> cell) {
    String text = cell.value();
    if (cell.isAbsent()) {
      add(called + " is missing", cell.found(), "add it, as a string that is not blank");
    } else if (text == null) {
      add(called + " is not a string", cell.found(), "write it as a string");
    } else if (text.isBlank()) {
      add(called + " is blank", Problem.quote(text), "write it out");
    } else {
      return sound(called, text);
    }
    return "";
  }

  /** Returns the entries; none when the list is absent or wrong. */
  <T> List<Cell<T>> list(String called, Cell<List<Cell<T>>> cell) {
    if (cell.isOther()) {
      add(called + " is not a list", cell.found(), "write it as one list of objects");
    }
    return cell.value() == null ? List.of() : cell.value();
  }

  /**
   * Checks that a text can be encoded: half of a surrogate pair becomes a question mark in UTF-8,
   * so that a digest or a request would no longer be about the text of the file.
   */
  String sound(String called, String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
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
}
