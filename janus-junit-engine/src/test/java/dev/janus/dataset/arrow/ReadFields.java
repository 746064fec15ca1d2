package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a test makes of the fields of each row. */
final class ReadFields<T> implements RowSink {

  private final Function<Fields, T> content;
  private final List<T> rows = new ArrayList<>();

  private ReadFields(Function<Fields, T> content) {
    this.content = content;
  }

  static <T> List<T> of(byte[] file, Function<Fields, T> content) throws IOException {
    Source source = source(file);
    ReadFields<T> sink = new ReadFields<>(content);
    ArrowRows.read(source, FileStart.of(source), sink);
    return sink.rows;
  }

  /** Returns the cells of the column {@code x}. */
  static List<Cell<String>> texts(byte[] file) throws IOException {
    return of(file, fields -> fields.text("x"));
  }

  /** Returns the lists of the column {@code x}. */
  static List<Cell<List<Cell<String>>>> lists(byte[] file) throws IOException {
    return of(file, fields -> fields.texts("x"));
  }

  /** Returns the message about a file that is refused, some of whose fields are asked for. */
  static String refusal(byte[] file, Function<Fields, ?> content) throws IOException {
    try {
      return "read: " + of(file, content);
    } catch (RefusedFileException e) {
      return e.problem().message();
    }
  }

  private static Source source(byte[] file) {
    return new Source() {
      @Override
      public String name() {
        return "x.arrow";
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(file);
      }
    };
  }

  @Override
  public boolean columns(String file, List<String> names) {
    return true;
  }

  @Override
  public void row(Place place, Fields fields) {
    rows.add(content.apply(fields));
  }

  @Override
  public void problem(Problem problem) {
    throw new IllegalStateException(problem.message());
  }
}
