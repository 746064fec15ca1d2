package dev.janus.dataset.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, one at a time: cells separated by commas; a cell in double quotes may
 * hold commas, line ends and doubled quotes. Lines end in LF, CRLF or CR. A byte order mark and
 * lines with nothing but blanks are left out. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class CsvRecords {

  /** Jackson takes strings of 20 million characters unless told otherwise. */
  private static final int LONGEST_CELL = 100_000_000;

  private static final int MARK = '\uFEFF';

  private static final CsvFactory PARSERS =
      CsvFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_CELL).build())
          .build();

  private final CsvParser parser;

  /** The line that what was read last ends on, so that a quote which is never closed is found. */
  private int line = 1;

  /**
   * One record.
   *
   * @param line it starts on, from 1
   */
  public record CsvRecord(int line, List<String> cells) {

    private boolean isBlank() {
      return cells.size() == 1 && cells.get(0).isBlank();
    }
  }

  /**
   * Starts before the first record.
   *
   * @param in read to its end, not closed
   */
  public CsvRecords(Reader in) throws IOException {
    PushbackReader unmarked = new PushbackReader(in);
    int first = unmarked.read();
    if (first != MARK && first >= 0) {
      unmarked.unread(first);
    }
    parser = PARSERS.createParser(unmarked);
    parser.setSchema(CsvSchema.emptySchema());
  }

  /**
   * Returns the next record that is not blank, or nothing at the end.
   *
   * @throws CsvException if the quotes are wrong; no further record can be read then
   */
  public Optional<CsvRecord> next() throws IOException {
    try {
      for (CsvRecord next = read(); next != null; next = read()) {
        if (!next.isBlank()) {
          return Optional.of(next);
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException fault) {
      throw CsvException.of(fault, line);
    }
  }

  private @Nullable CsvRecord read() throws IOException {
    if (parser.nextToken() == null) {
      return null;
    }
    line = parser.currentLocation().getLineNr();
    int start = line;
    List<String> cells = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      cells.add(parser.getText());
      line = parser.currentLocation().getLineNr();
    }
    return new CsvRecord(start, cells);
  }
}
