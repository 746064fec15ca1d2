package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import java.util.List;
import java.util.Objects;

/** MT-Bench's questions, each a task and what the user says next. */
final class MtBenchShape implements RowShape {

  private static final Schema SCHEMA =
      new Schema(
          "an MT-Bench row",
          "source",
          "turns",
          "a list of strings",
          "reference",
          "a list of strings, one for each turn",
          "mt-bench");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean fits(Fields fields) {
    List<String> names = fields.names();
    return names.contains("question_id") && names.contains("turns") && !names.contains("prompt");
  }

  @Override
  public Row row(Place place, Fields fields) {
    Row own = RowShapes.OWN.row(place, fields);
    Cell<List<Cell<String>>> turns = fields.texts("turns");
    return new Row(
        place,
        fields.identifier("question_id"),
        Cell.of("mt-bench"),
        Cell.of("mt-bench"),
        own.system(),
        turns(turns),
        reference(turns, fields.texts("reference")),
        own.preferences(),
        own.rubrics(),
        Cell.absent());
  }

  private static List<Cell<String>> turns(Cell<List<Cell<String>>> turns) {
    return turns.value() == null ? List.of(Cell.ofOther(turns.found())) : turns.value();
  }

  private static Cell<String> reference(
      Cell<List<Cell<String>>> turns, Cell<List<Cell<String>>> answers) {
    if (answers.value() == null) {
      return Cell.ofOther(answers.found());
    }
    return turns.value() == null
        ? Cell.absent()
        : Dialogue.of(texts(turns.value()), texts(answers.value()));
  }

  private static List<String> texts(List<Cell<String>> cells) {
    return cells.stream().map(Cell::value).filter(Objects::nonNull).toList();
  }
}
