package dev.janus.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Reads the rows of a file in whatever format it is. Holds nothing; thread-safe. */
final class RowReader {

  private RowReader() {}

  /** Hands every row and every problem to the sink, in the order of the file. */
  static void read(Source source, RowSink sink) {
    try {
      readFormat(source, sink);
    } catch (RefusedFileException e) {
      sink.problem(e.problem());
    } catch (IOException e) {
      String found = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      sink.problem(
          new Problem(source.name(), "could not be read to its end", found, "check the file"));
    }
  }

  private static void readFormat(Source source, RowSink sink) throws IOException {
    FileStart start = FileStart.of(source);
    Optional<Problem> refusal = start.refusal(source.name());
    if (refusal.isPresent()) {
      throw new RefusedFileException(refusal.get());
    }
    boolean lines = isLines(source, start.start());
    try (InputStream in = source.open()) {
      if (lines) {
        new JsonLinesReader(source.name(), sink).read(in);
      } else {
        new JsonFileReader(source.name(), sink).read(in);
      }
    }
  }

  private static boolean isLines(Source source, String start) throws IOException {
    String name = source.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return linesNotList(source, start);
    }
    if (start.startsWith("{")) {
      try (InputStream in = source.open()) {
        return JsonShape.isLines(in);
      }
    }
    if (start.startsWith("[") || start.isEmpty() || name.endsWith(".json")) {
      return false;
    }
    throw refused(source, "not a bench in JSON or JSON lines", start.lines().iterator().next());
  }

  private static boolean linesNotList(Source source, String start) throws RefusedFileException {
    if (start.startsWith("[")) {
      throw refused(source, "not JSON lines but a JSON list", start.lines().iterator().next());
    }
    return true;
  }

  private static RefusedFileException refused(Source source, String what, String line) {
    String fix = "name a .jsonl file with one row a line, or a .json file with a list of rows";
    return new RefusedFileException(
        new Problem(source.name(), what, "text that starts with " + Problem.quote(line), fix));
  }
}
