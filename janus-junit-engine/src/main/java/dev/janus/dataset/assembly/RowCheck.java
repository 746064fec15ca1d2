package dev.janus.dataset.assembly;

import dev.janus.bench.Preference;
import dev.janus.dataset.assembly.References.Entry;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.Row.PreferenceCells;
import dev.janus.dataset.row.RowProblems;
import dev.janus.dataset.shape.Dialogue;
import dev.janus.dataset.shape.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies the bench's rules to one row. */
final class RowCheck {

  private final Row row;
  private final Schema schema;
  private final RowRules rules;
  private final RowProblems problems;

  /**
   * Starts with a row.
   *
   * @param schema of the file
   */
  RowCheck(Row row, Schema schema, RowRules rules, Problems problems) {
    this.row = row;
    this.schema = schema;
    this.rules = rules;
    this.problems = new RowProblems(row.place(), problems);
  }

  /** Returns the row's content, as far as it is right, and reports everything that is not. */
  Draft draft(int index) {
    String id = id();
    String source = problems.optional(schema.source(), row.source());
    problems.optional("split", row.split());
    String system = problems.optional("system", row.system());
    List<String> turns = turns();
    String referenceAnswer = referenceAnswer(id, turns);
    List<Preference> preferences = preferences();
    var rubrics =
        new RowRubrics(problems, rules.rubrics(), schema.rubricSet()).rubrics(row, preferences);
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
      Cell<String> only = row.turns().stream().findFirst().orElse(Cell.absent());
      return List.of(problems.required(schema.prompt(), schema.promptForm(), only));
    }
    List<String> turns = new ArrayList<>();
    for (Cell<String> turn : row.turns()) {
      turns.add(problems.required("turn " + (turns.size() + 1) + " of the prompt", turn));
    }
    return turns;
  }

  /** An answer of the references file comes before the row's own. */
  private String referenceAnswer(@Nullable String id, List<String> turns) {
    Optional<Entry> entry = Optional.ofNullable(id).flatMap(rules.references()::of);
    if (entry.isEmpty()) {
      return problems.optional(schema.reference(), schema.referenceForm(), row.referenceAnswer());
    }
    Cell<String> dialogue = Dialogue.of(turns, entry.get().answers());
    if (dialogue.value() == null) {
      problems.add(
          new Problem(
              entry.get().place().where(),
              "there is not one reference answer for each turn of " + row.place().where(),
              dialogue.found(),
              "write one answer for each turn"));
      return "";
    }
    return dialogue.value();
  }

  private List<Preference> preferences() {
    List<Preference> preferences = new ArrayList<>();
    for (Cell<PreferenceCells> cell : problems.list("\"preference_set\"", row.preferences())) {
      int number = preferences.size() + 1;
      if (cell.value() == null) {
        problems.add(
            "preference " + number + " is not an object", cell.found(), "write it as an object");
      }
      preferences.add(preference(number, cell.value()));
    }
    return preferences;
  }

  private Preference preference(int number, @Nullable PreferenceCells cells) {
    if (cells == null) {
      return new Preference("", "", "", "");
    }
    return new Preference(
        part("dimension", number, cells.dimension()),
        part("subdimension", number, cells.subdimension()),
        part("preference", number, cells.preference()),
        part("description", number, cells.description()));
  }

  private String part(String name, int number, Cell<String> cell) {
    String text = cell.value();
    return text != null && RowProblems.isPlain(text)
        ? text
        : problems.optional(name + " of preference " + number, cell);
  }
}
