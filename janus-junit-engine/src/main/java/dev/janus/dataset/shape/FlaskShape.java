package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import java.util.List;

/** FLASK's evaluation set, whose rows name the skills that they are rated by. */
final class FlaskShape implements RowShape {

  private static final Schema SCHEMA =
      new Schema("a FLASK row", "task", "text", Schema.TEXT, "answer", Schema.TEXT, "flask");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean fits(Fields fields) {
    List<String> names = fields.names();
    return names.contains("text") && names.contains("metrics") && !names.contains("prompt");
  }

  @Override
  public Row row(Place place, Fields fields) {
    Row own = RowShapes.OWN.row(place, fields);
    Cell<List<Cell<String>>> skills = fields.texts("metrics");
    return new Row(
        place,
        fields.identifier("question_id"),
        fields.text("task"),
        Cell.of("flask"),
        own.system(),
        List.of(fields.text("text")),
        fields.text("answer"),
        own.preferences(),
        own.rubrics(),
        skills.isAbsent() ? Cell.of(List.of()) : skills);
  }
}
