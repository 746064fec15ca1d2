package dev.janus.dataset.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.dataset.csv.NestedCell.SyntaxException;
import dev.janus.dataset.row.Problem;
import java.math.BigInteger;
import java.util.function.Consumer;

/**
 * What Python prints for lists, tuples, dicts, strings, numbers, {@code None}, {@code True} and
 * {@code False}, and what numpy prints for arrays of them: entries with blanks or line breaks in
 * between, or {@code array([...], dtype=object)}.
 */
final class PythonLiteral {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 100;

  private final PythonText text;
  private final Consumer<String> duplicateKey;
  private int depth;

  PythonLiteral(String literal, Consumer<String> duplicateKey) {
    this.text = new PythonText(literal);
    this.duplicateKey = duplicateKey;
  }

  /** Returns the one value. */
  JsonNode parse() throws SyntaxException {
    JsonNode value = value();
    text.skipBlanks();
    if (!text.atEnd()) {
      throw text.unexpected();
    }
    return value;
  }

  private JsonNode value() throws SyntaxException {
    text.skipBlanks();
    if (++depth > DEEPEST) {
      throw new SyntaxException("lists within lists, more than " + DEEPEST + " deep");
    }
    JsonNode value = content();
    depth--;
    return value;
  }

  private JsonNode content() throws SyntaxException {
    if (text.skip("[")) {
      return list(']');
    }
    if (text.skip("(")) {
      return list(')');
    }
    if (text.skip("{")) {
      return dict();
    }
    if (text.atQuote()) {
      return NODES.textNode(text.string());
    }
    if (text.skip("array(")) {
      return array();
    }
    return word(text.word());
  }

  private JsonNode list(char end) throws SyntaxException {
    ArrayNode list = NODES.arrayNode();
    while (!text.closes(end)) {
      list.add(value());
      text.skipComma();
    }
    return list;
  }

  private JsonNode dict() throws SyntaxException {
    ObjectNode dict = NODES.objectNode();
    while (!text.closes('}')) {
      JsonNode key = value();
      if (key.isContainerNode()) {
        throw text.unexpected();
      }
      text.expect(':');
      if (dict.putIfAbsent(key.asText(), value()) != null) {
        duplicateKey.accept(key.asText());
      }
      text.skipComma();
    }
    return dict;
  }

  /** What follows the entries is their type, {@code dtype=object}. */
  private JsonNode array() throws SyntaxException {
    JsonNode entries = value();
    text.skipComma();
    if (text.skip("dtype=")) {
      text.word();
    }
    text.expect(')');
    return entries;
  }

  private JsonNode word(String word) throws SyntaxException {
    return switch (word) {
      case "None", "null", "nan", "NaN" -> NODES.nullNode();
      case "True", "true" -> NODES.booleanNode(true);
      case "False", "false" -> NODES.booleanNode(false);
      default -> number(word);
    };
  }

  private JsonNode number(String word) throws SyntaxException {
    if (word.startsWith("...")) {
      throw new SyntaxException(
          "a list that numpy cut short with \"...\"; write the column with json.dumps, or with"
              + " tolist() before to_csv");
    }
    if (!word.matches("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?")) {
      throw new SyntaxException(
          "text that is neither JSON nor a list or dict of Python, "
              + Problem.quote(text.from(word)));
    }
    return word.matches("[-+]?\\d+")
        ? NODES.numberNode(new BigInteger(word))
        : NODES.numberNode(Double.parseDouble(word));
  }
}
