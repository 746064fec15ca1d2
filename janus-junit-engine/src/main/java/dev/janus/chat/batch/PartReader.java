package dev.janus.chat.batch;

import java.io.FileNotFoundException;
import java.io.IOException;

/** Reads a part's requests, one by one. */
final class PartReader {

  /** Is told of each request. */
  @FunctionalInterface
  interface Visitor {
    void visit(RequestLine request) throws IOException;
  }

  private PartReader() {}

  static void read(BatchFolder folder, int part, Visitor visitor) throws IOException {
    try (LineReader reader = new LineReader(folder.requests(part))) {
      LineReader.Line line = reader.next();
      while (line != null) {
        visitor.visit(RequestLine.read(line.text()));
        line = reader.next();
      }
    } catch (FileNotFoundException e) {
      throw new IOException(
          "%s: the requests of a batch are gone\n  found: no such file\n  fix: put it back; to ask, and pay for, all again, delete %s"
              .formatted(folder.requests(part), folder.path()),
          e);
    }
  }
}
