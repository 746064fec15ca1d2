package dev.janus.maven.progress;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Parts of a line that tells how far something is. */
@API(status = Status.INTERNAL)
public final class ProgressText {

  private static final int BAR = 20;

  private ProgressText() {}

  /** Returns a bar of fixed width; an empty one while nothing is known of the whole. */
  public static String bar(long done, long total) {
    int filled = total <= 0 ? 0 : (int) Math.min(BAR, BAR * done / total);
    return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
  }

  /** Returns a duration in its two largest units. */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
