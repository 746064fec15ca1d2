package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.Row.PreferenceCells;
import dev.janus.dataset.row.Row.RubricCells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The bench's own schema, that of Multifaceted-Bench in either revision. */
@API(status = Status.INTERNAL)
public final class BenchShape implements RowShape {

  private static final Schema SCHEMA =
      new Schema(
          "a row with \"prompt\"",
          "source",
          "prompt",
          Schema.TEXT,
          "reference_answer",
          Schema.TEXT,
          null);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean fits(Fields fields) {
    return fields.names().contains("prompt");
  }

  @Override
  public Row row(Place place, Fields fields) {
    return new Row(
        place,
        fields.identifier("id"),
        fields.text("source"),
        fields.text("split"),
        fields.text("system"),
        List.of(fields.text("prompt")),
        fields.text("reference_answer"),
        fields.records("preference_set", BenchShape::preference),
        rubrics(fields),
        Cell.absent());
  }

  private static PreferenceCells preference(Fields fields) {
    return new PreferenceCells(
        fields.text("dimension"),
        fields.text("subdimension"),
        fields.text("preference"),
        fields.text("description"));
  }

  /** The revision of 2024-05-31 calls the list {@code rubric}; {@code null} counts as absent. */
  private static Cell<List<Cell<RubricCells>>> rubrics(Fields fields) {
    Cell<List<Cell<RubricCells>>> rubrics = fields.records("rubrics", BenchShape::rubric);
    Cell<List<Cell<RubricCells>>> rubric = fields.records("rubric", BenchShape::rubric);
    if (rubric.isAbsent()) {
      return rubrics;
    }
    return rubrics.isAbsent() ? rubric : Cell.ofOther("both \"rubrics\" and \"rubric\"");
  }

  /** Returns a rubric as rows and rubric sets write it. */
  public static RubricCells rubric(Fields fields) {
    return new RubricCells(
        fields.text("criteria"), fields.record("score_descriptions", BenchShape::texts));
  }

  private static Map<String, Cell<String>> texts(Fields fields) {
    Map<String, Cell<String>> texts = new LinkedHashMap<>();
    fields.names().forEach(name -> texts.put(name, fields.text(name)));
    return texts;
  }
}
