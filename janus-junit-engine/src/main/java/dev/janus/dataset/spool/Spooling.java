package dev.janus.dataset.spool;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * When a bench is kept on disk, and where.
 *
 * @param textInMemory how many characters the prompts of a bench may have together before all of
 *     them are written to a file
 * @param folder of the file
 */
@API(status = Status.INTERNAL)
public record Spooling(long textInMemory, Path folder) {

  private static final long MOST_TEXT = 32L << 20;

  /** A character of text takes two bytes of heap or more, with the objects around it. */
  private static final int SHARE_OF_HEAP = 8;

  /** Returns what suits this JVM: its heap, and its folder of temporary files. */
  public static Spooling ofThisJvm() {
    long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    return new Spooling(Math.min(MOST_TEXT, share), Path.of(System.getProperty("java.io.tmpdir")));
  }
}
