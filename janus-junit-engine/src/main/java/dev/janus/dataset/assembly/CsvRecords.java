package dev.janus.dataset.assembly;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a CSV file, one at a time: cells separated by commas; a cell in double quotes may
 * hold commas, line ends and doubled quotes.
 */
final class CsvRecords {

  private static final int END = -1;

  private final PushbackReader in;
  private int line = 1;

  /**
   * One record.
   *
   * @param line it starts on, from 1
   */
  record CsvRecord(int line, List<String> cells) {
    boolean isBlank() {
      return cells.size() == 1 && cells.get(0).isBlank();
    }
  }

  /** Says where the quotes are wrong. */
  static final class CsvException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int line;

    private final String what;

    CsvException(int line, String what) {
      super(what);
      this.line = line;
      this.what = what;
    }

    String what() {
      return what;
    }

    int line() {
      return line;
    }
  }

  CsvRecords(Reader in) {
    this.in = new PushbackReader(in);
  }

  /** Returns the next record, or nothing at the end. */
  Optional<CsvRecord> next() throws IOException {
    int first = read();
    if (first == END) {
      return Optional.empty();
    }
    in.unread(first);
    int start = line;
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell());
    } while (continues());
    return Optional.of(new CsvRecord(start, cells));
  }

  /** Takes what ends a cell, and returns whether another one follows in the record. */
  private boolean continues() throws IOException {
    int end = read();
    if (end == '\n') {
      line++;
    }
    return end == ',';
  }

  private String cell() throws IOException {
    int first = read();
    if (first == '"') {
      return quoted();
    }
    StringBuilder text = new StringBuilder();
    int next = first;
    while (next != END && next != ',' && next != '\n') {
      text.append((char) next);
      next = read();
    }
    unread(next);
    return text.toString();
  }

  private String quoted() throws IOException {
    int start = line;
    StringBuilder text = new StringBuilder();
    for (int next = read(); ; next = read()) {
      if (next == END) {
        throw new CsvException(start, "a quote is opened and never closed");
      }
      if (next == '"') {
        int after = read();
        if (after != '"') {
          unread(after);
          requireEnd(after);
          return text.toString();
        }
      }
      line += next == '\n' ? 1 : 0;
      text.append((char) next);
    }
  }

  private void requireEnd(int after) throws CsvException {
    if (after != ',' && after != '\n' && after != END) {
      throw new CsvException(line, "text follows a closing quote");
    }
  }

  private void unread(int next) throws IOException {
    if (next != END) {
      in.unread(next);
    }
  }

  /** A line ends in LF or CRLF; the CR of the latter is left out. */
  private int read() throws IOException {
    int next = in.read();
    if (next != '\r') {
      return next;
    }
    int after = in.read();
    unread(after);
    return after == '\n' || after == END ? in.read() : '\r';
  }
}
