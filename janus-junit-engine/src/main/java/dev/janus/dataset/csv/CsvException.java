package dev.janus.dataset.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Says where a file is no CSV. */
@API(status = Status.INTERNAL)
public final class CsvException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String what;
  private final String fix;

  private CsvException(int line, String what, String fix) {
    super(what);
    this.line = line;
    this.what = what;
    this.fix = fix;
  }

  /**
   * Tells what Jackson found in our words.
   *
   * @param line on which the cell starts
   */
  static CsvException of(JsonProcessingException fault, int line) {
    String said = fault.getOriginalMessage();
    String fix = "close each quote at the end of its cell, and double those within it";
    if (said.startsWith("Missing closing quote")) {
      return new CsvException(line, "a quote is opened and never closed", fix);
    }
    if (said.startsWith("Unexpected character")) {
      int at = fault.getLocation() == null ? line : fault.getLocation().getLineNr();
      return new CsvException(at, "text follows a closing quote", fix);
    }
    return new CsvException(line, "a cell is too long", "shorten it, or check the quotes");
  }

  /** Returns the problem of the file. */
  public Problem problem(String file) {
    return new Problem(file + ":" + line, what + "; nothing after it was read", null, fix);
  }
}
