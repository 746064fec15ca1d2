package dev.janus.dataset.assembly;

import dev.janus.bench.Preference;
import dev.janus.bench.Rubric;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.Row.RubricCells;
import dev.janus.dataset.row.RowProblems;
import dev.janus.dataset.rubrics.RubricCheck;
import dev.janus.dataset.rubrics.RubricSet;
import dev.janus.dataset.rubrics.ShippedRubrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what a row is rated by: its own rubrics, else those of the rubric set. */
final class RowRubrics {

  private final RowProblems problems;
  private final @Nullable RubricSet set;
  private final @Nullable String suited;

  /**
   * Starts with a row.
   *
   * @param set for rows without rubrics
   * @param suited the shipped set for rows of this kind
   */
  RowRubrics(RowProblems problems, @Nullable RubricSet set, @Nullable String suited) {
    this.problems = problems;
    this.set = set;
    this.suited = suited;
  }

  /** Returns the rubrics that are whole; all of them if nothing was wrong. */
  List<Rubric> rubrics(Row row, List<Preference> preferences) {
    List<Cell<RubricCells>> own = problems.list("\"rubrics\"", row.rubrics());
    if (!own.isEmpty() || row.rubrics().isOther()) {
      return own(own, preferences);
    }
    if (set == null) {
      String found = row.rubrics().value() == null ? row.rubrics().found() : "an empty list";
      problems.add("no rubrics", found, fix(suited));
      return List.of();
    }
    return row.skills().equals(Cell.absent()) ? set.rubrics() : skills(row.skills(), set);
  }

  /** Returns what to do about rows without rubrics. */
  static String fix(@Nullable String suited) {
    String add = "add \"rubrics\", a list of at least one " + RubricCheck.SHAPE;
    return suited == null
        ? add
            + ", or name in janus.rubrics a rubric set: a file, or one of "
            + String.join(", ", ShippedRubrics.NAMES)
        : "set janus.rubrics=" + suited + ", or " + add;
  }

  private List<Rubric> own(List<Cell<RubricCells>> cells, List<Preference> preferences) {
    RubricCheck check = new RubricCheck(problems);
    List<String> ids = ids(cells.size(), preferences);
    List<Rubric> rubrics = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Rubric rubric = check.rubric(ids.get(i), "rubric " + (i + 1), cells.get(i));
      if (rubric != null) {
        rubrics.add(rubric);
      }
    }
    return rubrics;
  }

  private static List<String> ids(int count, List<Preference> preferences) {
    List<String> dimensions = preferences.stream().map(Preference::dimension).toList();
    boolean aligned = dimensions.size() == count && dimensions.stream().noneMatch(String::isBlank);
    return aligned && new HashSet<>(dimensions).size() == count
        ? dimensions
        : IntStream.rangeClosed(1, count).mapToObj(number -> "r" + number).toList();
  }

  /** A skill that is named twice counts once. */
  private List<Rubric> skills(Cell<List<Cell<String>>> cell, RubricSet known) {
    List<Cell<String>> names = problems.list("\"metrics\"", "a list of strings", cell);
    if (names.isEmpty() && !cell.isOther()) {
      problems.add(
          "the row names no skill",
          "no \"metrics\"",
          "add \"metrics\", a list of " + String.join(", ", known.ids()));
    }
    Set<Rubric> rubrics = new LinkedHashSet<>();
    for (Cell<String> name : names) {
      String skill = problems.required("a skill in \"metrics\"", name);
      Optional<Rubric> rubric = known.rubric(skill);
      rubric.ifPresent(rubrics::add);
      if (rubric.isEmpty() && !skill.isEmpty()) {
        reportUnknown(skill, known);
      }
    }
    return List.copyOf(rubrics);
  }

  private void reportUnknown(String skill, RubricSet known) {
    problems.add(
        "the rubric set " + known.name() + " has no skill " + Problem.quote(skill),
        String.join(", ", known.ids()),
        "correct the skill, or name in janus.rubrics a set that has it");
  }
}
