package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RowSink;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file with one JSON object a line, holding one line at a time. */
final class JsonLinesReader {

  private static final int LONGEST_LINE = 1 << 28;

  private final String name;
  private final RowSink sink;
  private final int longestLine;

  JsonLinesReader(String name, RowSink sink) {
    this(name, sink, LONGEST_LINE);
  }

  JsonLinesReader(String name, RowSink sink, int longestLine) {
    this.name = name;
    this.sink = sink;
    this.longestLine = longestLine;
  }

  void read(InputStream in) throws IOException {
    ByteLines lines = new ByteLines(in, longestLine);
    try {
      while (lines.next()) {
        if (!lines.isBlank()) {
          readLine(lines);
        }
      }
    } catch (ByteLines.LongLineException e) {
      problem(lines, "the line is too long for one row", "more than " + longestLine + " bytes");
    }
  }

  private void readLine(ByteLines lines) throws IOException {
    try (JsonParser parser = BenchJson.PARSERS.createParser(lines.bytes(), 0, lines.length())) {
      try {
        parser.nextToken();
        readRow(lines, parser);
      } catch (JsonProcessingException fault) {
        report(lines, parser, fault);
      }
    }
  }

  private void readRow(ByteLines lines, JsonParser parser) throws IOException {
    Place place = Place.line(name, lines.number());
    JsonNode row = BenchJson.tree(parser, key -> sink.problem(duplicate(place, key)));
    if (parser.nextToken() != null) {
      problem(lines, "the line has more than one value", "more after the first");
    } else if (row.isObject()) {
      sink.row(place, new JsonFields(row));
    } else {
      problem(lines, "the line is not a row", JsonFields.type(row));
    }
  }

  private void report(ByteLines lines, JsonParser parser, JsonProcessingException fault) {
    var location = fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
    sink.problem(
        new Problem(
            Place.line(name, lines.number()).where(),
            "not JSON at column " + lines.column(location.getByteOffset()),
            JsonFault.found(fault),
            JsonFault.fix(fault, "write one whole JSON object on this line")));
  }

  private void problem(ByteLines lines, String what, String found) {
    String where = Place.line(name, lines.number()).where();
    sink.problem(new Problem(where, what, found, "write one JSON object on each line"));
  }

  /** Returns the problem of a key that occurs twice in one object. */
  static Problem duplicate(Place place, String key) {
    return new Problem(
        place.where(),
        Problem.quote(key) + " occurs more than once in one object",
        null,
        "keep one of them");
  }
}
