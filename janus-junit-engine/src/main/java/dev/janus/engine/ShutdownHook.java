package dev.janus.engine;

import dev.janus.engine.configuration.Surroundings;
import dev.janus.run.RunRecorder;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run in good order when the JVM is told to end, by Ctrl-C for example: the run is
 * cancelled, its record closed, and how to go on is printed. A JVM that is killed leaves a record
 * without a footer, which a later run goes on with all the same.
 */
final class ShutdownHook implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 5;

  private final Path record;
  private final RunRecorder recorder;
  private final Surroundings surroundings;
  private final Thread thread = new Thread(this::shutDown, "janus-shutdown");
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean shuttingDown;

  ShutdownHook(Path record, RunRecorder recorder, Surroundings surroundings) {
    this.record = record;
    this.recorder = recorder;
    this.surroundings = surroundings;
    Runtime.getRuntime().addShutdownHook(thread);
  }

  boolean isShuttingDown() {
    return shuttingDown;
  }

  private void shutDown() {
    shuttingDown = true;
    try {
      // The run notices within a fraction of a second, and writes its footer.
      boolean closed = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      surroundings
          .notices()
          .accept(
              "janus: interrupted%s\n  found: %s\n  fix: run the same again, which goes on there; what is recorded is not paid for twice"
                  .formatted(
                      closed ? "" : " before calls under way could be given up",
                      recorder.describe() + " in " + record));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (!shuttingDown) {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM began to shut down just now, and the hook runs.
      shuttingDown = true;
    }
  }
}
