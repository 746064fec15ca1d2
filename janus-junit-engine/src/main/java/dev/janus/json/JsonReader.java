package dev.janus.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.janus.json.JsonTree.Duplicates;
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

  private static final Duplicates LAST = (key, earlier, later) -> later;

  private final JsonFactory parsers;
  private final Floats floats;
  private final Duplicates duplicates;

  private JsonReader(JsonFactory parsers, Floats floats, Duplicates duplicates) {
    this.parsers = parsers;
    this.floats = floats;
    this.duplicates = duplicates;
  }

  /**
   * Returns a reader of JSON as its standard has it. Of equal keys in one object the last counts.
   */
  public static JsonReader of(Floats floats) {
    return new JsonReader(FACTORY, floats, LAST);
  }

  /** Returns a reader of what given parsers take for JSON. */
  public static JsonReader of(JsonFactory parsers, Floats floats) {
    return new JsonReader(parsers, floats, LAST);
  }

  /**
   * Returns a reader that refuses equal keys in one object: it throws an {@link
   * IllegalArgumentException} that names the key.
   */
  public static JsonReader withoutDuplicates(Floats floats) {
    return new JsonReader(
        FACTORY,
        floats,
        (key, earlier, later) -> {
          throw new IllegalArgumentException("two members \"" + key + "\" in one object");
        });
  }

  /**
   * Returns the tree of a text; a {@link MissingNode} if there is nothing in it.
   *
   * @throws JsonProcessingException if it is not JSON, or more than one value
   */
  public JsonNode read(String text) throws JsonProcessingException {
    try (JsonParser parser = parsers.createParser(text)) {
      if (parser.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode tree = new JsonTree(parser, floats, duplicates).read();
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
