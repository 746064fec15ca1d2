package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** JSON within a text, for example in a cell of a table. */
@API(status = Status.INTERNAL)
public final class JsonText {

  private JsonText() {}

  /**
   * Returns the one value that a text holds; empty when it is not JSON.
   *
   * @param duplicateKey told of each key that occurs more than once in one object
   */
  public static Optional<JsonNode> parse(String text, Consumer<String> duplicateKey)
      throws IOException {
    List<String> duplicates = new ArrayList<>();
    try (JsonParser parser = BenchJson.PARSERS.createParser(text)) {
      JsonToken first = parser.nextToken();
      Optional<JsonNode> value =
          first == null ? Optional.empty() : Optional.of(BenchJson.tree(parser, duplicates::add));
      if (parser.nextToken() != null) {
        return Optional.empty();
      }
      duplicates.forEach(duplicateKey);
      return value;
    } catch (JsonProcessingException notJson) {
      // What is no JSON may well be Python.
      return Optional.empty();
    }
  }
}
