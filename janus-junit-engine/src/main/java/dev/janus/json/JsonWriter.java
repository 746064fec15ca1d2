package dev.janus.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Writes trees as JSON without any white space. Same tree, same text. See {@link JsonReader} for
 * why this is not Jackson's object mapper. Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class JsonWriter {

  /** Jackson writes into blocks of its own, and hands them over as a whole: mostly just one. */
  private static final int INITIAL_LENGTH = 16;

  /** Returns a tree as text. */
  public String text(JsonNode tree) {
    StringWriter out = new StringWriter(INITIAL_LENGTH);
    try (JsonGenerator generator = JsonReader.FACTORY.createGenerator(out)) {
      write(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree is always JSON", e);
    }
    return out.toString();
  }

  /**
   * Returns a tree as text in UTF-8. What takes two characters of Java is escaped, also half of it.
   */
  public byte[] bytes(JsonNode tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_LENGTH);
    try (JsonGenerator generator = JsonReader.FACTORY.createGenerator(out)) {
      write(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree is always JSON", e);
    }
    return out.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node, out);
      case ARRAY -> writeList(node, out);
      case STRING -> out.writeString(node.textValue());
      case NUMBER -> writeNumber(node, out);
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NULL, MISSING -> out.writeNull();
      default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  private static void writeObject(JsonNode object, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      out.writeFieldName(property.getKey());
      write(property.getValue(), out);
    }
    out.writeEndObject();
  }

  private static void writeList(JsonNode list, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (JsonNode value : list) {
      write(value, out);
    }
    out.writeEndArray();
  }

  private static void writeNumber(JsonNode number, JsonGenerator out) throws IOException {
    switch (number.numberType()) {
      case INT -> out.writeNumber(number.intValue());
      case LONG -> out.writeNumber(number.longValue());
      case BIG_INTEGER -> out.writeNumber(number.bigIntegerValue());
      case FLOAT -> out.writeNumber(number.floatValue());
      case DOUBLE -> out.writeNumber(number.doubleValue());
      case BIG_DECIMAL -> out.writeNumber(number.decimalValue());
    }
  }
}
