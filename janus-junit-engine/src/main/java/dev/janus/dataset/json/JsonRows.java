package dev.janus.dataset.json;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Reads a file in JSON (a list of rows, or an object of rows) or JSON lines, row by row. */
@API(status = Status.INTERNAL)
public final class JsonRows {

  private JsonRows() {}

  /**
   * Hands every row and every problem to the sink, in the order of the file.
   *
   * @param start of the file
   * @throws RefusedFileException if the file is neither
   */
  public static void read(Source source, FileStart start, RowSink sink) throws IOException {
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
    throw refused(source, "not a bench in JSON, CSV or Arrow", start.lines().iterator().next());
  }

  private static boolean linesNotList(Source source, String start) throws RefusedFileException {
    if (start.startsWith("[")) {
      throw refused(source, "not JSON lines but a JSON list", start.lines().iterator().next());
    }
    return true;
  }

  private static RefusedFileException refused(Source source, String what, String line) {
    String fix =
        "name a .jsonl file with one row a line, a .json file with a list of rows, or a .csv file";
    return new RefusedFileException(
        new Problem(source.name(), what, "text that starts with " + Problem.quote(line), fix));
  }
}
