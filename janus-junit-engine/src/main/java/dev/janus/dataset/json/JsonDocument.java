package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A small JSON file that is one object and no list of rows. */
@API(status = Status.INTERNAL)
public final class JsonDocument {

  private static final String FIX = "make the file one JSON object";

  private JsonDocument() {}

  /**
   * Reads the whole object.
   *
   * @param problems told of what is wrong with the file
   * @return empty when it is no object
   */
  public static Optional<Fields> read(Source source, Consumer<Problem> problems)
      throws IOException {
    Optional<Problem> refusal = FileStart.of(source).refusal(source.name());
    if (refusal.isPresent()) {
      throw new RefusedFileException(refusal.get());
    }
    try (InputStream in = source.open();
        JsonParser parser = BenchJson.PARSERS.createParser(in)) {
      return object(source.name(), parser, problems);
    }
  }

  private static Optional<Fields> object(String name, JsonParser parser, Consumer<Problem> problems)
      throws IOException {
    try {
      JsonToken first = parser.nextToken();
      Place place = Place.line(name, parser.currentTokenLocation().getLineNr());
      if (first != JsonToken.START_OBJECT) {
        problems.accept(new Problem(place.where(), "not an object", "another value", FIX));
        return Optional.empty();
      }
      JsonNode object =
          BenchJson.tree(parser, key -> problems.accept(JsonLinesReader.duplicate(place, key)));
      if (parser.nextToken() != null) {
        problems.accept(
            new Problem(place.where(), "more follows after the object", "another value", FIX));
      }
      return Optional.of(new JsonFields(object));
    } catch (JsonProcessingException fault) {
      problems.accept(JsonFileReader.problem(name, parser, fault));
      return Optional.empty();
    }
  }
}
