package dev.janus.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.dataset.Row.PreferenceCells;
import dev.janus.dataset.Row.RubricCells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bench's schema as JSON, in the shape of either revision. */
final class JsonRow {

  private JsonRow() {}

  static Row of(Place place, JsonNode row) {
    return new Row(
        place,
        id(row.get("id")),
        text(row.get("source")),
        text(row.get("split")),
        text(row.get("system")),
        List.of(text(row.get("prompt"))),
        text(row.get("reference_answer")),
        list(row.get("preference_set"), JsonRow::preference),
        rubrics(row.get("rubrics"), row.get("rubric")));
  }

  private static Cell<String> id(@Nullable JsonNode node) {
    return node != null && node.isIntegralNumber() ? Cell.of(node.asText()) : text(node);
  }

  private static Cell<String> text(@Nullable JsonNode node) {
    return node != null && node.isTextual() ? Cell.of(node.textValue()) : other(node);
  }

  /** The revision of 2024-05-31 calls the list {@code rubric}; {@code null} counts as absent. */
  private static Cell<List<Cell<RubricCells>>> rubrics(
      @Nullable JsonNode rubrics, @Nullable JsonNode rubric) {
    boolean old = rubric != null && !rubric.isNull();
    if (old && rubrics != null && !rubrics.isNull()) {
      return Cell.ofOther("both \"rubrics\" and \"rubric\"");
    }
    return list(old ? rubric : rubrics, JsonRow::rubric);
  }

  private static <T> Cell<List<Cell<T>>> list(
      @Nullable JsonNode node, Function<JsonNode, T> entry) {
    if (node == null || !node.isArray()) {
      return other(node);
    }
    List<Cell<T>> cells = new ArrayList<>(node.size());
    node.forEach(child -> cells.add(child.isObject() ? Cell.of(entry.apply(child)) : other(child)));
    return Cell.of(List.copyOf(cells));
  }

  private static PreferenceCells preference(JsonNode node) {
    return new PreferenceCells(
        text(node.get("dimension")),
        text(node.get("subdimension")),
        text(node.get("preference")),
        text(node.get("description")));
  }

  private static RubricCells rubric(JsonNode node) {
    return new RubricCells(text(node.get("criteria")), texts(node.get("score_descriptions")));
  }

  private static Cell<Map<String, Cell<String>>> texts(@Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      return other(node);
    }
    Map<String, Cell<String>> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
    return Cell.of(texts);
  }

  private static <T> Cell<T> other(@Nullable JsonNode node) {
    if (node == null) {
      return Cell.absent();
    }
    return node.isNull() ? Cell.ofNull() : Cell.ofOther(type(node));
  }

  /** Returns what a value is, for people. */
  static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "a string";
      case NUMBER -> node.isIntegralNumber() ? "a number" : "a decimal number";
      default -> node.asText();
    };
  }
}
