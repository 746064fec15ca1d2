package dev.janus.dataset.shape;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import java.util.List;

/** Koala's test set. Its fields are those of the bench's own schema, so it is known by its ids. */
final class KoalaShape implements RowShape {

  private static final Schema SCHEMA =
      new Schema(
          "a Koala row", "source", "prompt", Schema.TEXT, "reference_answer", Schema.TEXT, "koala");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public boolean fits(Fields fields) {
    List<String> names = fields.names();
    return !names.contains("source") && !names.contains("split") && isKoala(fields.text("id"));
  }

  @Override
  public Row row(Place place, Fields fields) {
    Row own = RowShapes.OWN.row(place, fields);
    return new Row(
        place,
        own.id(),
        Cell.of("koala"),
        Cell.of("koala"),
        own.system(),
        own.turns(),
        own.referenceAnswer(),
        own.preferences(),
        own.rubrics(),
        Cell.absent());
  }

  private static boolean isKoala(Cell<String> id) {
    String text = id.value();
    return text != null && text.startsWith("koala_");
  }
}
