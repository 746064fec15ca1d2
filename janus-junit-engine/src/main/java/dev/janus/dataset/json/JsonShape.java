package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells JSON lines from one object of rows, both of which start with a brace. It is JSON lines when
 * the first object ends on the line it starts on (or breaks there) and has a value that cannot be a
 * row.
 */
final class JsonShape {

  private final JsonParser parser;
  private boolean hasOtherThanObjects;

  private JsonShape(JsonParser parser) {
    this.parser = parser;
  }

  static boolean isLines(InputStream in) throws IOException {
    try (JsonParser parser = BenchJson.PARSERS.createParser(in)) {
      return new JsonShape(parser).firstLineIsRow();
    }
  }

  private boolean firstLineIsRow() throws IOException {
    parser.nextToken();
    int line = line();
    try {
      while (parser.nextToken() != JsonToken.END_OBJECT && line() == line) {
        hasOtherThanObjects |= parser.nextToken() != JsonToken.START_OBJECT;
        parser.skipChildren();
      }
    } catch (JsonProcessingException fault) {
      // The reader of that shape reports it.
      return hasOtherThanObjects;
    }
    return hasOtherThanObjects && line() == line;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
