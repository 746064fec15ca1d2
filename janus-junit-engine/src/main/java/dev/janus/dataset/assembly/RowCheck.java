package dev.janus.dataset.assembly;

import dev.janus.bench.Preference;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.Row.PreferenceCells;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies the bench's rules to one row. */
final class RowCheck {

  private final Row row;
  private final RowProblems problems;

  RowCheck(Row row, Problems problems) {
    this.row = row;
    this.problems = new RowProblems(row.place(), problems);
  }

  /** Returns the row's content, as far as it is right, and reports everything that is not. */
  Draft draft(int index) {
    String id = id();
    String source = problems.optional("source", row.source());
    problems.optional("split", row.split());
    String system = problems.optional("system", row.system());
    List<String> turns = turns();
    String referenceAnswer = problems.optional("reference_answer", row.referenceAnswer());
    List<Preference> preferences = preferences();
    var rubrics = new RubricCheck(problems).rubrics(row, preferences);
    return new Draft(
        row.place(),
        index,
        problems.isEmpty(),
        id,
        source,
        system,
        turns,
        referenceAnswer,
        preferences,
        rubrics);
  }

  private @Nullable String id() {
    String id = row.id().value();
    if (row.id().isOther()) {
      problems.add(
          "id is neither a string nor a whole number",
          row.id().found(),
          "write it as a string, or leave it out");
    } else if (id != null && id.isBlank()) {
      problems.add("id is blank", Problem.quote(id), "fill it in, or leave it out");
    } else if (id != null) {
      return problems.sound("id", id);
    }
    return null;
  }

  private List<String> turns() {
    if (row.turns().size() <= 1) {
      return List.of(
          problems.required("prompt", row.turns().stream().findFirst().orElse(Cell.absent())));
    }
    List<String> turns = new ArrayList<>();
    for (Cell<String> turn : row.turns()) {
      turns.add(problems.required("turn " + (turns.size() + 1) + " of the prompt", turn));
    }
    return turns;
  }

  private List<Preference> preferences() {
    List<Preference> preferences = new ArrayList<>();
    for (Cell<PreferenceCells> cell : problems.list("\"preference_set\"", row.preferences())) {
      String called = "preference " + (preferences.size() + 1);
      if (cell.value() == null) {
        problems.add(called + " is not an object", cell.found(), "write it as an object");
      }
      preferences.add(preference(called, cell.value()));
    }
    return preferences;
  }

  private Preference preference(String called, @Nullable PreferenceCells cells) {
    if (cells == null) {
      return new Preference("", "", "", "");
    }
    return new Preference(
        problems.optional("dimension of " + called, cells.dimension()),
        problems.optional("subdimension of " + called, cells.subdimension()),
        problems.optional("preference of " + called, cells.preference()),
        problems.optional("description of " + called, cells.description()));
  }
}
