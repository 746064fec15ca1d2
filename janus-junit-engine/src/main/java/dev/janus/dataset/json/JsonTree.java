package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Builds the tree of one row from a parser.
 *
 * <p>Problem: Jackson keeps the last of two equal keys, or stops at the second, and then no more of
 * the file is read. Solution: keep the first, name the second and go on.
 */
final class JsonTree {

  /** Jackson takes strings of 20 million characters unless told otherwise. */
  private static final int LONGEST_STRING = 100_000_000;

  static final JsonFactory PARSERS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Consumer<String> duplicateKey;

  /**
   * Starts at a parser.
   *
   * @param duplicateKey told of each key that occurs more than once in one object
   */
  JsonTree(JsonParser parser, Consumer<String> duplicateKey) {
    this.parser = parser;
    this.duplicateKey = duplicateKey;
  }

  /** Reads the value that starts at the current token, to its end. */
  JsonNode read() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      JsonNode value = read();
      if (object.putIfAbsent(key, value) != null) {
        duplicateKey.accept(key);
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
