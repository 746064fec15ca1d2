package dev.janus.run;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Another JVM that tries to hold a folder, says how that went, and lives until it is told to end.
 */
final class HoldingProcess implements AutoCloseable {

  static final String HELD = "held";

  private final Process process;

  private HoldingProcess(Process process) {
    this.process = process;
  }

  static HoldingProcess start(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new HoldingProcess(
        new ProcessBuilder(
                java, "-Xshare:auto", "-cp", classPath, HoldingProcess.class.getName(), "" + folder)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Returns {@link #HELD}, or why the folder is not held. */
  String outcome() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    return out.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  public static void main(String[] arguments) throws IOException {
    try (RunFolder folder = RunFolder.hold(Path.of(arguments[0]))) {
      say(folder.path().isAbsolute() ? HELD : "a relative folder");
      awaitEnd();
    } catch (FolderInUseException e) {
      say(String.valueOf(e.getMessage()));
      awaitEnd();
    }
  }

  private static void say(String outcome) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try {
      out.write((outcome + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd() throws IOException {
    new InputStreamReader(System.in, StandardCharsets.UTF_8).read();
  }
}
