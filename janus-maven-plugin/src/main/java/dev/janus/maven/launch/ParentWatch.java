package dev.janus.maven.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends this JVM when its parent is gone: the parent holds the other end of standard input open for
 * as long as it lives, and never writes.
 */
final class ParentWatch {
  private static final int MILLIS_TO_END = 10_000;

  private final InputStream parent;
  private final Runtime runtime;

  ParentWatch(InputStream parent, Runtime runtime) {
    this.parent = parent;
    this.runtime = runtime;
  }

  void start() {
    startDaemon(this::watch, "janus-parent-watch");
  }

  private void watch() {
    try {
      parent.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // A broken pipe has nobody at its other end, just as a closed one.
      Thread.currentThread().setName("janus-parent-gone");
    }
    startDaemon(this::halt, "janus-halt");
    runtime.exit(ForkedRun.ORPHANED);
  }

  /** A shutdown hook may hang; nobody is left to wait for it. */
  private void halt() {
    try {
      Thread.sleep(MILLIS_TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runtime.halt(ForkedRun.ORPHANED);
  }

  private static void startDaemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
