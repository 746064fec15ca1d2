package dev.janus.maven.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private static final int SECONDS_TO_END = 10;

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
      return follow(start(request, Files.createTempDirectory(files, "run-")), listener);
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
  private Process start(ForkRequest request, Path folder) throws IOException {
    Path requestFile = folder.resolve("request.properties");
    request.store(requestFile);
    Path argumentFile = folder.resolve("java.args");
    new ArgumentFile(jvmArguments, classPath, MAIN_CLASS, List.of(requestFile.toString()))
        .write(argumentFile);
    return new ProcessBuilder(java.toString(), "@" + argumentFile)
        .directory(directory.toFile())
        .start();
  }

  private static ForkOutcome follow(Process process, ForkListener listener)
      throws ForkFailedException, InterruptedException {
    Thread hook = new Thread(() -> endAtShutdown(process), "janus-fork-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ForkConversation conversation = new ForkConversation(listener);
      Thread output = pump(process.getInputStream(), conversation::output);
      Thread warnings = pump(process.getErrorStream(), conversation::warning);
      int exitCode = process.waitFor();
      output.join();
      warnings.join();
      return conversation.outcome(process.pid(), exitCode);
    } finally {
      if (forget(hook)) {
        end(process);
      }
    }
  }

  private static Thread pump(InputStream stream, Consumer<String> lines) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
              } catch (IOException | UncheckedIOException closed) {
                // The process was ended, and its streams with it: its exit code tells.
                lines.accept("janus:run: the output of the forked JVM broke off: " + closed);
              }
            },
            "janus-fork-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Asks the process to end, and insists when it does not. */
  private static void end(Process process) throws InterruptedException {
    if (!process.isAlive()) {
      return;
    }
    process.destroy();
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static void endAtShutdown(Process process) {
    try {
      end(process);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
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
