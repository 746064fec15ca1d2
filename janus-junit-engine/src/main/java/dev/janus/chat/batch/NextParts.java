package dev.janus.chat.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the parts that come in the place of a settled one: one for each form of requests. Each has
 * at most as many requests as the old one, so it keeps the server's limits.
 */
final class NextParts implements AutoCloseable {

  private final BatchBooks books;
  private final Part.Contents settled;
  private final Map<Part.Form, PartWriter> writers = new EnumMap<>(Part.Form.class);

  NextParts(BatchBooks books, Part.Contents settled) {
    this.books = books;
    this.settled = settled;
  }

  void add(Part.Form form, RequestLine line) throws IOException {
    PartWriter writer = writers.get(form);
    if (writer == null) {
      int number = books.state().lastNumber() + writers.size() + 1;
      writer = new PartWriter(books.folder(), number);
      writers.put(form, writer);
    }
    writer.add(line.text());
  }

  List<Part.Contents> finish() throws IOException {
    List<Part.Contents> parts = new ArrayList<>();
    for (Map.Entry<Part.Form, PartWriter> entry : writers.entrySet()) {
      parts.add(
          entry.getValue().finish(books.state().run(), settled.attempt() + 1, entry.getKey()));
    }
    return parts;
  }

  @Override
  public void close() throws IOException {
    for (PartWriter writer : writers.values()) {
      writer.close();
    }
  }
}
