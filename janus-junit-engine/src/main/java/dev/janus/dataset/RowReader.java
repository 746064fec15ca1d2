package dev.janus.dataset;

import dev.janus.dataset.arrow.ArrowRows;
import dev.janus.dataset.csv.CsvRows;
import dev.janus.dataset.json.JsonRows;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the rows of a file in whatever format it is. Holds nothing; thread-safe. */
final class RowReader {

  private RowReader() {}

  /** A part of reading that may break off. */
  private interface Reading {
    void run() throws IOException;
  }

  /** Hands every row and every problem to the sink, in the order of the file. */
  static void read(Source source, RowSink sink) {
    read(source.name(), sink, () -> readFormat(source, sink));
  }

  /**
   * Hands every row of several files to the sink, file by file. Stops at the first file that has
   * not the columns, since the others will not have them either.
   *
   * @param name what messages call the files together
   */
  static void readAll(String name, List<Source> sources, RowSink sink) {
    FolderSink files = new FolderSink(name, sink);
    for (Source source : sources) {
      if (files.next(source)) {
        read(source, files);
      }
    }
  }

  private static void read(String name, RowSink sink, Reading reading) {
    try {
      reading.run();
    } catch (RefusedFileException e) {
      sink.problem(e.problem());
    } catch (IOException e) {
      String found = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      sink.problem(new Problem(name, "could not be read to its end", found, "check the file"));
    }
  }

  private static void readFormat(Source source, RowSink sink) throws IOException {
    FileStart start = FileStart.of(source);
    Optional<Problem> refusal = start.refusal(source.name());
    if (refusal.isPresent()) {
      throw new RefusedFileException(refusal.get());
    }
    if (start.isArrow()) {
      ArrowRows.read(source, start, sink);
    } else if (source.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      CsvRows.read(source, sink);
    } else {
      JsonRows.read(source, start, sink);
    }
  }
}
