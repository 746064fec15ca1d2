package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads a JSON file that is one list of rows, or one object whose values are all rows, holding one
 * row at a time. The keys of such an object mean nothing.
 */
final class JsonFileReader {

  private static final String FIX =
      "make the file a list of rows, or an object whose values are all rows";

  private final String name;
  private final RowSink sink;
  private int rows;

  JsonFileReader(String name, RowSink sink) {
    this.name = name;
    this.sink = sink;
  }

  void read(InputStream in) throws IOException {
    try (JsonParser parser = BenchJson.PARSERS.createParser(in)) {
      try {
        readRoot(parser);
      } catch (JsonProcessingException fault) {
        sink.problem(problem(name, parser, fault));
      }
    }
  }

  private void readRoot(JsonParser parser) throws IOException {
    JsonToken root = parser.nextToken();
    if (root == null) {
      return;
    }
    if (root == JsonToken.START_ARRAY) {
      readList(parser);
    } else if (root == JsonToken.START_OBJECT) {
      readObject(parser);
    } else {
      problem(parser, "the file is neither a list nor an object", "a single value");
      return;
    }
    if (parser.nextToken() != null) {
      problem(parser, "more follows after the end of the rows", "another value");
    }
  }

  private void readList(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      readRow(parser, "row " + (rows + 1));
    }
  }

  private void readObject(JsonParser parser) throws IOException {
    Set<String> keys = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (!keys.add(key)) {
        sink.problem(JsonLinesReader.duplicate(place(parser), key));
      }
      readRow(parser, "the value of " + Problem.quote(key));
    }
  }

  private void readRow(JsonParser parser, String called) throws IOException {
    rows++;
    Place place = Place.row(name, parser.currentTokenLocation().getLineNr(), rows);
    JsonNode row =
        BenchJson.tree(parser, key -> sink.problem(JsonLinesReader.duplicate(place, key)));
    if (row.isObject()) {
      sink.row(place, new JsonFields(row));
    } else {
      String what = called + " is not an object";
      sink.problem(new Problem(place.where(), what, JsonFields.type(row), FIX));
    }
  }

  private Place place(JsonParser parser) {
    return Place.line(name, parser.currentTokenLocation().getLineNr());
  }

  private void problem(JsonParser parser, String what, String found) {
    sink.problem(new Problem(place(parser).where(), what, found, FIX));
  }

  /** Returns the problem of a file that breaks off or is no JSON. */
  static Problem problem(String name, JsonParser parser, JsonProcessingException fault) {
    var location = fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
    return new Problem(
        Place.line(name, location.getLineNr()).where(),
        "not JSON at column " + location.getColumnNr() + "; nothing after it was read",
        JsonFault.found(fault),
        JsonFault.fix(fault, "correct the JSON here"));
  }
}
