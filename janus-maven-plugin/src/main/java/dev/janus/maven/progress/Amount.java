package dev.janus.maven.progress;

import java.util.Locale;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How far one piece of work is, with its rate and the time it will take.
 *
 * @param what is worked on
 * @param unit of the amounts
 * @param done so far
 * @param total 0 while nobody knows
 * @param rate per second; 0 while nobody knows
 */
@API(status = Status.INTERNAL)
public record Amount(String what, Unit unit, long done, long total, double rate) {

  /** What is counted. */
  @API(status = Status.INTERNAL)
  public enum Unit {
    /** Bytes, told in megabytes. */
    BYTES("MB", 1e6, "%,.1f"),
    /** Rows of a bench. */
    ROWS("rows", 1, "%,.0f");

    private final String name;
    private final double size;
    private final String format;

    Unit(String name, double size, String format) {
      this.name = name;
      this.size = size;
      this.format = format;
    }

    private String text(double amount) {
      return String.format(Locale.ROOT, format, amount / size);
    }
  }

  /** Returns the line for a log. */
  public String line() {
    return "[janus] " + text();
  }

  /** Returns the line for a terminal, a bar in front. */
  public String bar() {
    return ProgressText.bar(done, total) + " " + text();
  }

  private String text() {
    StringBuilder text = new StringBuilder(what).append(": ").append(unit.text((double) done));
    if (total > 0) {
      text.append(" of ").append(unit.text((double) total));
    }
    text.append(' ').append(unit.name);
    if (rate > 0) {
      text.append(", ").append(unit.text(rate)).append(' ').append(unit.name).append("/s");
    }
    if (rate > 0 && total > done) {
      long seconds = (long) Math.ceil((total - done) / rate);
      text.append(", ETA ").append(ProgressText.duration(seconds));
    }
    return text.toString();
  }
}
