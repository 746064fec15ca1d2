package dev.janus.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.janus.json.JsonTree.Floats;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Reads texts that are one JSON value each.
 *
 * <p>Problem: making Jackson's object mapper takes a cold JVM 110 ms, most of it to load what maps
 * JSON to classes of Java, which nobody asks it for. Solution: its parser and its nodes, without
 * it.
 *
 * <p>Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class JsonReader {

  /** Buffers are shared among threads: of those there are hundreds, most of which wait. */
  static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool()).build();

  private final JsonFactory parsers;
  private final Floats floats;

  private JsonReader(JsonFactory parsers, Floats floats) {
    this.parsers = parsers;
    this.floats = floats;
  }

  /** Returns a reader of JSON as its standard has it. */
  public static JsonReader of(Floats floats) {
    return new JsonReader(FACTORY, floats);
  }

  /** Returns a reader of what given parsers take for JSON. */
  public static JsonReader of(JsonFactory parsers, Floats floats) {
    return new JsonReader(parsers, floats);
  }

  /**
   * Returns the tree of a text; a {@link MissingNode} if there is nothing in it. Of equal keys in
   * one object the last is kept.
   *
   * @throws JsonProcessingException if it is not JSON, or more than one value
   */
  public JsonNode read(String text) throws JsonProcessingException {
    try (JsonParser parser = parsers.createParser(text)) {
      if (parser.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode tree = new JsonTree(parser, floats, (key, earlier, later) -> later).read();
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "there is more after the first value");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text is read without input or output", e);
    }
  }
}
