package dev.janus.dataset.rubrics;

import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row.RubricCells;
import dev.janus.dataset.row.RowProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Checks rubrics, whether a row has them or a rubric set. Not thread-safe. */
@API(status = Status.INTERNAL)
public final class RubricCheck {

  /** How a rubric is written. */
  public static final String SHAPE =
      "{\"criteria\": ..., \"score_descriptions\": {\"1\": ..., \"5\": ...}}";

  private static final List<String> SCORES =
      IntStream.rangeClosed(ScoreDescriptions.LOWEST, ScoreDescriptions.HIGHEST)
          .mapToObj(Integer::toString)
          .toList();

  private final RowProblems problems;

  public RubricCheck(RowProblems problems) {
    this.problems = problems;
  }

  /**
   * Returns a rubric, or {@code null} after reporting what is wrong with it.
   *
   * @param id it gets
   * @param called what messages call it
   */
  public @Nullable Rubric rubric(String id, String called, Cell<RubricCells> cell) {
    RubricCells cells = cell.value();
    if (cells == null) {
      problems.add(called + " is not an object", cell.found(), "write it as " + SHAPE);
      return null;
    }
    String criteria = cells.criteria().value();
    if (criteria == null || !RowProblems.isPlain(criteria)) {
      criteria = problems.required("criteria of " + called, cells.criteria());
    }
    ScoreDescriptions scores = scores(called, criteria, cells.scoreDescriptions());
    return scores == null ? null : new Rubric(id, criteria, scores);
  }

  private @Nullable ScoreDescriptions scores(
      String called, String criteria, Cell<Map<String, Cell<String>>> cell) {
    Map<String, Cell<String>> cells = cell.value();
    if (cells == null) {
      String what =
          cell.isAbsent()
              ? " has no score descriptions"
              : "'s score descriptions are not an object";
      String fix = "add \"score_descriptions\", an object with the keys \"1\" to \"5\"";
      add(problems.problem(called + what, cell.found(), fix), criteria);
      return null;
    }
    List<String> texts = plainTexts(cells);
    if (texts == null) {
      texts = checkedTexts(called, criteria, cells);
    }
    reportExtra(called, criteria, cells);
    return texts == null ? null : new ScoreDescriptions(texts);
  }

  /** Returns all descriptions, or {@code null} when anything might be wrong with one. */
  private static @Nullable List<String> plainTexts(Map<String, Cell<String>> cells) {
    List<String> texts = new ArrayList<>(SCORES.size());
    for (String score : SCORES) {
      Cell<String> cell = cells.get(score);
      String text = cell == null ? null : cell.value();
      if (text == null || !RowProblems.isPlain(text)) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  /** Returns all descriptions, or {@code null} after reporting which are missing. */
  private @Nullable List<String> checkedTexts(
      String called, String criteria, Map<String, Cell<String>> cells) {
    boolean whole = true;
    for (String score : SCORES) {
      Problem wrong = wrong(called, score, cells);
      if (wrong != null) {
        add(wrong, criteria);
        whole = false;
      }
    }
    return whole ? texts(called, cells) : null;
  }

  private void add(Problem problem, String criteria) {
    problems.add(
        criteria.isEmpty() ? problem : problem.withContext("criteria: " + Problem.quote(criteria)));
  }

  private @Nullable Problem wrong(String called, String score, Map<String, Cell<String>> cells) {
    Cell<String> cell = cells.get(score);
    String missing = called + " has no description for score " + score;
    String key = "score_descriptions.\"" + score + "\"";
    if (cell == null) {
      return problems.problem(missing, keys(cells), "add " + key);
    }
    String text = cell.value();
    if (text == null) {
      return problems.problem(missing, cell.found(), "write " + key + " as a string");
    }
    return text.isBlank() ? problems.problem(missing, Problem.quote(text), "fill in " + key) : null;
  }

  private void reportExtra(String called, String criteria, Map<String, Cell<String>> cells) {
    for (String key : cells.keySet()) {
      if (!SCORES.contains(key)) {
        String quoted = Problem.quote(key);
        String what = called + " describes " + quoted + ", which is not a score from 1 to 5";
        String fix = "remove score_descriptions." + quoted;
        add(problems.problem(what, keys(cells), fix), criteria);
      }
    }
  }

  private static String keys(Map<String, Cell<String>> cells) {
    return cells.isEmpty() ? "an empty object" : String.join(", ", cells.keySet());
  }

  private List<String> texts(String called, Map<String, Cell<String>> cells) {
    List<String> texts = new ArrayList<>();
    for (String score : SCORES) {
      Cell<String> cell = cells.getOrDefault(score, Cell.absent());
      texts.add(problems.required("description for score " + score + " of " + called, cell));
    }
    return texts;
  }
}
