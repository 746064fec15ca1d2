package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.shape.RowShape;
import dev.janus.dataset.shape.RowShapes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of a file in which all rows have the same ones.
 *
 * @param file what messages call it
 */
record Columns(String file, List<String> names) {

  /** Returns what the file lacks; empty when it lacks nothing. */
  Optional<Problem> missing(RowRules rules) {
    Optional<RowShape> shape = RowShapes.ofColumns(names);
    if (shape.isEmpty()) {
      return Optional.of(
          missing("prompt", "rename the column that holds it, or write it to the file"));
    }
    boolean hasRubrics = names.contains("rubrics") || names.contains("rubric");
    return hasRubrics || rules.rubrics() != null
        ? Optional.empty()
        : Optional.of(missing("rubrics", RowRubrics.fix(shape.get().schema().rubricSet())));
  }

  private Problem missing(String column, String fix) {
    String found =
        names.isEmpty()
            ? "no column"
            : names.stream().map(Problem::quote).collect(Collectors.joining(", "));
    return new Problem(file, "there is no column " + Problem.quote(column), found, fix);
  }
}
