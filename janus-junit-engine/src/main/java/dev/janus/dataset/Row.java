package dev.janus.dataset;

import java.util.List;
import java.util.Map;

/**
 * One row as it was read, whatever the file: nothing is checked but the types.
 *
 * @param turns of the user, one in the bench's own schema
 */
record Row(
    Place place,
    Cell<String> id,
    Cell<String> source,
    Cell<String> split,
    Cell<String> system,
    List<Cell<String>> turns,
    Cell<String> referenceAnswer,
    Cell<List<Cell<PreferenceCells>>> preferences,
    Cell<List<Cell<RubricCells>>> rubrics) {

  /** A preference as it was read. */
  record PreferenceCells(
      Cell<String> dimension,
      Cell<String> subdimension,
      Cell<String> preference,
      Cell<String> description) {}

  /**
   * A rubric as it was read.
   *
   * @param scoreDescriptions by score, in the order of the file
   */
  record RubricCells(Cell<String> criteria, Cell<Map<String, Cell<String>>> scoreDescriptions) {}
}
