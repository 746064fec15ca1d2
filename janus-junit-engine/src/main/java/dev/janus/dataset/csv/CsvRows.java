package dev.janus.dataset.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.dataset.csv.CsvRecords.CsvRecord;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Reads rows from CSV with a header. An empty cell is as good as none. Cells of lists and objects
 * hold JSON, or what pandas writes for them.
 */
@API(status = Status.INTERNAL)
public final class CsvRows {

  private final String name;
  private final RowSink sink;
  private int line = 1;

  private CsvRows(String name, RowSink sink) {
    this.name = name;
    this.sink = sink;
  }

  /** Hands the columns, then every row and every problem to the sink, in the order of the file. */
  public static void read(Source source, RowSink sink) throws IOException {
    // A decoder of its own tells of bytes that are no UTF-8; a charset would replace them.
    try (Reader in = new InputStreamReader(source.open(), UTF_8.newDecoder())) {
      new CsvRows(source.name(), sink).read(in);
    }
  }

  private void read(Reader in) throws IOException {
    try {
      CsvRecords records = new CsvRecords(in);
      Optional<CsvRecord> header = records.next();
      if (header.isPresent() && isSound(header.get()) && sink.columns(name, cells(header.get()))) {
        readRows(cells(header.get()), records);
      }
    } catch (CsvException e) {
      sink.problem(e.problem(name));
    } catch (CharacterCodingException e) {
      sink.problem(
          new Problem(
              name,
              "not text in UTF-8",
              "other bytes, after line " + line,
              "save the file in UTF-8"));
    }
  }

  private static List<String> cells(CsvRecord header) {
    return header.cells().stream().map(String::strip).toList();
  }

  private boolean isSound(CsvRecord header) {
    Set<String> names = new HashSet<>();
    boolean isSound = true;
    for (String column : cells(header)) {
      if (column.isEmpty()) {
        problem(
            header.line(),
            "column " + (names.size() + 1) + " has no name",
            "name each column in the first line; pandas leaves its index out with index=False");
        return false;
      }
      if (!names.add(column)) {
        problem(
            header.line(),
            "two columns are called " + Problem.quote(column),
            "rename or remove one of them");
        isSound = false;
      }
    }
    return isSound;
  }

  private void problem(int at, String what, String fix) {
    sink.problem(new Problem(name + ":" + at, what, null, fix));
  }

  private void readRows(List<String> columns, CsvRecords records) throws IOException {
    for (var next = records.next(); next.isPresent(); next = records.next()) {
      line = next.get().line();
      if (next.get().cells().size() == columns.size()) {
        Place place = Place.line(name, line);
        sink.row(place, new CsvFields(columns, next.get().cells(), key -> duplicate(place, key)));
      } else {
        reportRagged(columns.size(), next.get().cells().size());
      }
    }
  }

  private void duplicate(Place place, String key) {
    sink.problem(
        new Problem(
            place.where(),
            Problem.quote(key) + " occurs more than once in one object",
            null,
            "keep one of them"));
  }

  private void reportRagged(int columns, int cells) {
    sink.problem(
        new Problem(
            name + ":" + line,
            "the row has " + count(cells, "cell") + ", the header " + count(columns, "column"),
            null,
            "put cells with a comma, a quote or a line break in double quotes, and leave out none"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
