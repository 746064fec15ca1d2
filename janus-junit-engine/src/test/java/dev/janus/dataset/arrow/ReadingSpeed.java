package dev.janus.dataset.arrow;

import dev.janus.dataset.json.JsonRows;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.shape.BenchShape;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.FileStart;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Measures how many rows a second are decoded in whole, and not kept. */
public final class ReadingSpeed implements RowSink {

  private final BenchShape shape = new BenchShape();
  private long rows;

  /** Reads a file some times over: arguments are the file and how many times. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).toAbsolutePath();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      out.println(measured(new FileSource(file.getFileName().toString(), file)));
    }
  }

  private static String measured(Source source) throws IOException {
    ReadingSpeed sink = new ReadingSpeed();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long busyStart = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    FileStart head = FileStart.of(source);
    if (head.isArrow()) {
      ArrowRows.read(source, head, sink);
    } else {
      JsonRows.read(source, head, sink);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double busy = (threads.getCurrentThreadCpuTime() - busyStart) / 1e9;
    return "%s: %d rows in %.2f s, %.0f rows/s; %.2f s of CPU, %.0f rows/s"
        .formatted(source.name(), sink.rows, seconds, sink.rows / seconds, busy, sink.rows / busy);
  }

  @Override
  public boolean columns(String file, List<String> names) {
    return true;
  }

  @Override
  public void row(Place place, Fields fields) {
    Row row = shape.row(place, fields);
    if (row.turns().isEmpty()) {
      throw new IllegalStateException(place.where());
    }
    rows++;
  }

  @Override
  public void problem(Problem problem) {
    throw new IllegalStateException(problem.message());
  }
}
