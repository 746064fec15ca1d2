package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.shape.RowShape;
import dev.janus.dataset.shape.RowShapes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kind of rows that a bench has: that of the first row whose kind is known. */
final class FileShape {

  private final Problems problems;
  private @Nullable First first;

  private record First(Place place, RowShape shape) {}

  FileShape(Problems problems) {
    this.problems = problems;
  }

  /**
   * Returns how to read a row; one of no known kind lacks a field and is taken for one of the
   * bench's kind.
   *
   * @return empty, after reporting it, if the row is of another kind than those before it
   */
  Optional<RowShape> of(Place place, Fields fields) {
    Optional<RowShape> found = RowShapes.of(fields);
    if (first == null) {
      found.ifPresent(shape -> first = new First(place, shape));
      return Optional.of(found.orElse(RowShapes.OWN));
    }
    if (found.isEmpty() || found.get().equals(first.shape)) {
      return Optional.of(first.shape);
    }
    problems.add(
        new Problem(
            place.where(),
            "the row is of another kind than those before it",
            found.get().schema().kind()
                + "; "
                + first.place.brief()
                + " is "
                + first.shape.schema().kind(),
            "keep rows of each kind in a file of their own"));
    return Optional.empty();
  }
}
