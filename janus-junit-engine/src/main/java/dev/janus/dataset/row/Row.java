package dev.janus.dataset.row;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One row as it was read, whatever the file: nothing is checked but the types.
 *
 * @param turns of the user, one in the bench's own schema
 * @param skills names of rubrics of the rubric set that this row is rated by; absent when it is
 *     rated by all of them
 */
@API(status = Status.INTERNAL)
public record Row(
    Place place,
    Cell<String> id,
    Cell<String> source,
    Cell<String> split,
    Cell<String> system,
    List<Cell<String>> turns,
    Cell<String> referenceAnswer,
    Cell<List<Cell<PreferenceCells>>> preferences,
    Cell<List<Cell<RubricCells>>> rubrics,
    Cell<List<Cell<String>>> skills) {

  /** Makes a row that names no skills. */
  public Row(
      Place place,
      Cell<String> id,
      Cell<String> source,
      Cell<String> split,
      Cell<String> system,
      List<Cell<String>> turns,
      Cell<String> referenceAnswer,
      Cell<List<Cell<PreferenceCells>>> preferences,
      Cell<List<Cell<RubricCells>>> rubrics) {
    this(
        place,
        id,
        source,
        split,
        system,
        turns,
        referenceAnswer,
        preferences,
        rubrics,
        Cell.absent());
  }

  /** A preference as it was read. */
  public record PreferenceCells(
      Cell<String> dimension,
      Cell<String> subdimension,
      Cell<String> preference,
      Cell<String> description) {}

  /**
   * A rubric as it was read.
   *
   * @param scoreDescriptions by score, in the order of the file
   */
  public record RubricCells(
      Cell<String> criteria, Cell<Map<String, Cell<String>>> scoreDescriptions) {}
}
