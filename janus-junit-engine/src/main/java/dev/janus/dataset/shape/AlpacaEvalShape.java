package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import java.util.List;

/**
 * AlpacaEval's set of instructions. Its {@code output} is what the model to compare with said, not
 * an answer worth a 5: it is left out.
 */
final class AlpacaEvalShape implements RowShape {

  private static final Schema SCHEMA =
      new Schema(
          "an AlpacaEval row",
          "dataset",
          "instruction",
          Schema.TEXT,
          "reference_answer",
          Schema.TEXT,
          "alpaca-eval");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean fits(Fields fields) {
    List<String> names = fields.names();
    return names.contains("instruction") && names.contains("dataset") && !names.contains("prompt");
  }

  @Override
  public Row row(Place place, Fields fields) {
    Row own = RowShapes.OWN.row(place, fields);
    return new Row(
        place,
        own.id(),
        fields.text("dataset"),
        Cell.of("alpaca-eval"),
        own.system(),
        List.of(fields.text("instruction")),
        own.referenceAnswer(),
        own.preferences(),
        own.rubrics(),
        Cell.absent());
  }
}
