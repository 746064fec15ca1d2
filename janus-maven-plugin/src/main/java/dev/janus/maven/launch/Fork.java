package dev.janus.maven.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A JVM that runs the JUnit Platform once. It inherits the environment and ends when this JVM does.
 *
 * @param java the executable
 * @param jvmArguments as the user wrote them, possibly empty
 * @param classPath in order; it has the plugin, the engine and a launcher
 * @param directory where it works
 */
@API(status = Status.INTERNAL)
public record Fork(Path java, String jvmArguments, List<Path> classPath, Path directory) {

  private static final String MAIN_CLASS = "dev.janus.maven.launch.ForkedRun";
  private static final Duration FOR_END = Duration.ofSeconds(10);

  private static final Duration FOR_OUTPUT = Duration.ofSeconds(15);
  private static final String OUTLIVED =
      "janus:run: the forked JVM ended, but its output did not\n"
          + "  found: a process that it started and that goes on\n"
          + "  fix: end what the bench starts, or send its output elsewhere";

  /** Copies the list. */
  public Fork {
    classPath = List.copyOf(classPath);
  }

  /**
   * Runs to the end.
   *
   * @throws ForkFailedException if the JVM could not be started or did not end in good order
   * @throws InterruptedException if this thread was interrupted; the JVM is ended first
   */
  public ForkOutcome run(ForkRequest request, ForkListener listener)
      throws ForkFailedException, InterruptedException {
    try {
      Path files = Files.createDirectories(request.output().resolve(".fork"));
      return follow(request, start(request, Files.createTempDirectory(files, "run-")), listener);
    } catch (IOException | UncheckedIOException e) {
      throw new ForkFailedException(
          "janus:run: no JVM could be forked\n  found: "
              + e
              + "\n  fix: see that "
              + java
              + " can be run and that "
              + request.output()
              + " can be written",
          e);
    }
  }

  /**
   * Each fork has files of its own, for two builds may write below one output folder. They stay:
   * they tell what was run.
   */
  private Process start(ForkRequest request, Path folder) throws IOException, ForkFailedException {
    Path requestFile = folder.resolve("request.properties");
    request.store(requestFile);
    Path argumentFile = folder.resolve("java.args");
    // The launcher reads it in the encoding of the platform.
    new ArgumentFile(
            OwnArguments.here(jvmArguments) + jvmArguments,
            classPath,
            MAIN_CLASS,
            List.of(requestFile.toString()))
        .write(argumentFile, Charset.forName(System.getProperty("native.encoding")));
    return new ProcessBuilder(java.toString(), "@" + argumentFile)
        .directory(directory.toFile())
        .start();
  }

  private static ForkOutcome follow(ForkRequest request, Process process, ForkListener listener)
      throws ForkFailedException, InterruptedException {
    Interruption interruption = new Interruption(request, process, FOR_END, listener);
    Thread hook = new Thread(interruption::shutDown, "janus-fork-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ForkConversation conversation = new ForkConversation(listener);
      LinePump output = LinePump.start(process.getInputStream(), conversation::output);
      LinePump warnings = LinePump.start(process.getErrorStream(), conversation::warning);
      int exitCode = process.waitFor();
      // What the fork started may outlive it, and holds the other end of its streams open.
      boolean ended = output.endsWithin(FOR_OUTPUT);
      ended &= warnings.endsWithin(FOR_OUTPUT);
      interruption.allIsTold();
      if (interruption.isUnderWay()) {
        throw new ForkFailedException(interruption.message());
      }
      if (!ended) {
        OUTLIVED.lines().forEach(listener::warning);
      }
      return conversation.outcome(process.pid(), exitCode);
    } finally {
      if (forget(hook)) {
        Interruption.end(process, FOR_END);
      }
    }
  }

  /** Returns false when the hook is at work already. */
  private static boolean forget(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return false;
    }
  }
}
