package dev.janus.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Builds the tree of one value from a parser. Not thread-safe, as its parser is not. */
@API(status = Status.INTERNAL)
public final class JsonTree {

  /** What becomes of numbers with a fraction or an exponent. */
  @API(status = Status.INTERNAL)
  public enum Floats {
    /** The nearest binary number. */
    DOUBLE,
    /** The number itself. */
    DECIMAL
  }

  /** What becomes of a key that occurs more than once in one object. */
  @API(status = Status.INTERNAL)
  public interface Duplicates {

    /** Returns which of two values is kept. */
    JsonNode choose(String key, JsonNode earlier, JsonNode later);
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Floats floats;
  private final Duplicates duplicates;

  /** Starts at a parser. */
  public JsonTree(JsonParser parser, Floats floats, Duplicates duplicates) {
    this.parser = parser;
    this.floats = floats;
    this.duplicates = duplicates;
  }

  /**
   * Reads the value that starts at the current token, to its end.
   *
   * @throws IOException if the parser cannot read it
   */
  public JsonNode read() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private JsonNode number() throws IOException {
    return switch (floats) {
      case DOUBLE -> NODES.numberNode(parser.getDoubleValue());
      case DECIMAL -> NODES.numberNode(parser.getDecimalValue());
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      JsonNode value = read();
      JsonNode earlier = object.replace(key, value);
      if (earlier != null) {
        object.set(key, duplicates.choose(key, earlier, value));
      }
    }
    return object;
  }

  private ArrayNode list() throws IOException {
    ArrayNode list = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read());
    }
    return list;
  }
}
