package dev.janus.dataset.shape;

import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Which fields of a record make up a row of a bench. Thread-safe. */
@API(status = Status.INTERNAL)
public interface RowShape {

  /** Returns what messages say of such rows. */
  Schema schema();

  /** Returns whether a record is such a row, by the names of its fields. */
  boolean fits(Fields fields);

  /** Makes the row. Nothing is checked but the types. */
  Row row(Place place, Fields fields);
}
