package dev.janus.dataset.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.janus.dataset.json.JsonFields;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The cells of one line. Texts are taken as they are; lists and objects are read from JSON or from
 * what Python prints.
 *
 * @param names of the columns
 * @param cells one for each column
 * @param duplicateKey told of each key that occurs more than once in one object of a cell
 */
record CsvFields(List<String> names, List<String> cells, Consumer<String> duplicateKey)
    implements Fields {

  @Override
  public Cell<String> text(String name) {
    int column = names.indexOf(name);
    return column < 0 || cells.get(column).isEmpty() ? Cell.absent() : Cell.of(cells.get(column));
  }

  @Override
  public Cell<String> identifier(String name) {
    return text(name);
  }

  @Override
  public Cell<List<Cell<String>>> texts(String name) {
    return nested(name, fields -> fields.texts(name));
  }

  @Override
  public <T> Cell<T> record(String name, Function<Fields, T> content) {
    return nested(name, fields -> fields.record(name, content));
  }

  @Override
  public <T> Cell<List<Cell<T>>> records(String name, Function<Fields, T> content) {
    return nested(name, fields -> fields.records(name, content));
  }

  private <T> Cell<T> nested(String name, Function<Fields, Cell<T>> ask) {
    String cell = text(name).value();
    if (cell == null || cell.isBlank()) {
      return Cell.absent();
    }
    try {
      JsonNode value = NestedCell.parse(cell.strip(), duplicateKey);
      return ask.apply(new JsonFields(JsonNodeFactory.instance.objectNode().set(name, value)));
    } catch (NestedCell.SyntaxException e) {
      return Cell.ofOther(e.found());
    }
  }
}
