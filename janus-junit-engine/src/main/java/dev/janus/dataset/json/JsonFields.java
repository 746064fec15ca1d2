package dev.janus.dataset.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object.
 *
 * @param object as it was read
 */
@API(status = Status.INTERNAL)
public record JsonFields(JsonNode object) implements Fields {

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  public Cell<String> text(String name) {
    return text(object.get(name));
  }

  @Override
  public Cell<String> identifier(String name) {
    JsonNode node = object.get(name);
    return node != null && node.isIntegralNumber() ? Cell.of(node.asText()) : text(node);
  }

  @Override
  public Cell<List<Cell<String>>> texts(String name) {
    return list(object.get(name), JsonFields::text);
  }

  @Override
  public <T> Cell<T> record(String name, Function<Fields, T> content) {
    return record(object.get(name), content);
  }

  @Override
  public <T> Cell<List<Cell<T>>> records(String name, Function<Fields, T> content) {
    return list(object.get(name), node -> record(node, content));
  }

  private static Cell<String> text(@Nullable JsonNode node) {
    return node != null && node.isTextual() ? Cell.of(node.textValue()) : other(node);
  }

  private static <T> Cell<T> record(@Nullable JsonNode node, Function<Fields, T> content) {
    return node != null && node.isObject()
        ? Cell.of(content.apply(new JsonFields(node)))
        : other(node);
  }

  private static <T> Cell<List<Cell<T>>> list(
      @Nullable JsonNode node, Function<JsonNode, Cell<T>> entry) {
    if (node == null || !node.isArray()) {
      return other(node);
    }
    List<Cell<T>> cells = new ArrayList<>(node.size());
    node.forEach(child -> cells.add(entry.apply(child)));
    return Cell.of(List.copyOf(cells));
  }

  private static <T> Cell<T> other(@Nullable JsonNode node) {
    if (node == null) {
      return Cell.absent();
    }
    return node.isNull() ? Cell.ofNull() : Cell.ofOther(type(node));
  }

  /** Returns what a value is, for people. */
  public static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "a string";
      case NUMBER -> node.isIntegralNumber() ? "a number" : "a decimal number";
      default -> node.asText();
    };
  }
}
