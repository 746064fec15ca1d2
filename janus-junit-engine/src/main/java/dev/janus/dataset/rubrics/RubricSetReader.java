package dev.janus.dataset.rubrics;

import dev.janus.bench.Rubric;
import dev.janus.dataset.json.JsonDocument;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.dataset.row.Row.RubricCells;
import dev.janus.dataset.row.RowProblems;
import dev.janus.dataset.shape.BenchShape;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** Reads a rubric set: {@code {"rubrics": [{"id": ..., "criteria": ..., ...}]}}. */
@API(status = Status.INTERNAL)
public final class RubricSetReader {

  private static final String FIX =
      "write {\"rubrics\": [...]} with at least one {\"id\": ..., "
          + RubricCheck.SHAPE.substring(1);

  private final RowProblems problems;
  private final RubricCheck check;
  private final Map<String, String> ids = new HashMap<>();

  private RubricSetReader(RowProblems problems) {
    this.problems = problems;
    this.check = new RubricCheck(problems);
  }

  private record Entry(Cell<String> id, RubricCells cells) {

    static Entry of(Fields fields) {
      return new Entry(fields.text("id"), BenchShape.rubric(fields));
    }
  }

  /**
   * Reads a set.
   *
   * @param problems gets everything that is wrong with it
   * @return what is right of it; empty when nothing is
   */
  public static Optional<RubricSet> read(Source source, Problems problems) throws IOException {
    Optional<Fields> file = JsonDocument.read(source, problems::add);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Place place = new Place(source.name(), source.name());
    List<Rubric> rubrics =
        new RubricSetReader(new RowProblems(place, problems))
            .rubrics(file.get().records("rubrics", Entry::of));
    return Optional.of(new RubricSet(source.name(), rubrics));
  }

  private List<Rubric> rubrics(Cell<List<Cell<Entry>>> cell) {
    List<Cell<Entry>> entries = problems.list("\"rubrics\"", cell);
    if (entries.isEmpty() && !cell.isOther()) {
      String found = cell.value() == null ? cell.found() : "an empty list";
      problems.add("the rubric set has no rubrics", found, FIX);
    }
    List<Rubric> rubrics = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Rubric rubric = rubric("rubric " + (i + 1), entries.get(i));
      if (rubric != null) {
        rubrics.add(rubric);
      }
    }
    return rubrics;
  }

  private @Nullable Rubric rubric(String called, Cell<Entry> cell) {
    Entry entry = cell.value();
    if (entry == null) {
      return check.rubric("", called, Cell.ofOther(cell.found()));
    }
    String id = problems.required("id of " + called, entry.id());
    String first = id.isEmpty() ? null : ids.putIfAbsent(RubricSet.slug(id), called);
    if (first != null) {
      String what = "id of " + called + " is taken by " + first;
      problems.add(what, Problem.quote(id), "give each rubric its own id");
    }
    return check.rubric(id, called, Cell.of(entry.cells()));
  }
}
