package dev.janus.dataset.shape;

import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Which fields of a record make up a row of a bench. Thread-safe. */
@API(status = Status.INTERNAL)
public interface RowShape {

  /**
   * Returns what a file with these columns lacks; empty when it lacks nothing.
   *
   * @param file what messages call it
   */
  Optional<Problem> missing(String file, List<String> columns);

  /** Makes the row. Nothing is checked but the types. */
  Row row(Place place, Fields fields);
}
