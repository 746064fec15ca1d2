package dev.janus.dataset;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.Row.RubricCells;
import dev.janus.dataset.source.FileSource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Twelve rows in many formats. */
public final class Fixtures {

  private Fixtures() {}

  public static Path path(String name) {
    URL url = Objects.requireNonNull(Fixtures.class.getResource("/fixtures/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  public static CollectedRows read(String name) {
    return CollectedRows.of(new FileSource(name, path(name)));
  }

  /** Returns rows that are equal when they hold the same, wherever they are. */
  public static List<Row> contents(List<Row> rows) {
    return rows.stream().map(Fixtures::content).toList();
  }

  private static Row content(Row row) {
    return new Row(
        new Place("", ""),
        row.id(),
        row.source(),
        row.split(),
        row.system(),
        row.turns(),
        row.referenceAnswer(),
        row.preferences(),
        row.rubrics().value() == null ? row.rubrics() : Cell.of(rubrics(row.rubrics().value())));
  }

  private static List<Cell<RubricCells>> rubrics(List<Cell<RubricCells>> rubrics) {
    return rubrics.stream().map(Cell::value).map(Fixtures::rubric).toList();
  }

  /** A column says null where a row of JSON says nothing. */
  private static Cell<RubricCells> rubric(@Nullable RubricCells cells) {
    if (cells == null || cells.scoreDescriptions().value() == null) {
      throw new IllegalStateException("the fixture has a rubric without descriptions");
    }
    Map<String, Cell<String>> there = new LinkedHashMap<>();
    cells.scoreDescriptions().value().forEach((score, text) -> putPresent(there, score, text));
    return Cell.of(new RubricCells(cells.criteria(), Cell.of(there)));
  }

  private static void putPresent(Map<String, Cell<String>> there, String score, Cell<String> text) {
    if (!text.isAbsent()) {
      there.put(score, text);
    }
  }
}
