package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Forks real JVMs with the class path of this test. */
@Timeout(60)
class ForkTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String BENCH =
      """
      {"source":"koala","system":"s","prompt":"p","reference_answer":"r","rubrics":[{"criteria":"c",\
      "score_descriptions":{"1":"a","2":"b","3":"c","4":"d","5":"e"}}]}
      """;

  /** A socket does not hear the interruption by which a time limit ends a test. */
  private static final int MILLIS_TO_GIVE_UP = 50_000;

  @TempDir private Path folder;

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final ForkListener listener =
      new ForkListener() {
        @Override
        public void progress(Progress progress) {
          heard.add("progress");
        }

        @Override
        public void output(String line) {
          heard.add("output " + line);
        }

        @Override
        public void warning(String line) {
          heard.add("warning " + line);
        }
      };

  @Test
  void a_bench_that_cannot_be_run_is_told() throws ForkFailedException, InterruptedException {
    ForkOutcome outcome =
        fork(classPath()).run(request(Map.of("janus.bench", "nowhere.jsonl")), listener);
    assertEquals(List.of(new SuiteSummary("demo", "demo", 0, 0, 1, 0, 0)), outcome.suites());
    assertEquals(
        Optional.of("nowhere.jsonl: no such file"),
        outcome.firstFault("demo").flatMap(message -> message.lines().findFirst()));
    assertTrue(Files.exists(folder.resolve("out put/demo/surefire-reports/TEST-demo.xml")));
  }

  @Test
  void without_its_main_class_it_fails_with_what_java_said() {
    ForkFailedException failed =
        assertThrows(
            ForkFailedException.class,
            () -> fork(List.of(folder)).run(request(Map.of()), listener));
    assertTrue(
        String.valueOf(failed.getMessage()).contains("dev.janus.maven.launch.ForkedRun"),
        failed.getMessage());
    assertTrue(heard.stream().anyMatch(line -> line.startsWith("warning ")), heard.toString());
  }

  @Test
  void without_java_it_fails_with_a_fix() {
    Fork fork = new Fork(folder.resolve("no-java"), "", List.of(), folder);
    ForkFailedException failed =
        assertThrows(ForkFailedException.class, () -> fork.run(request(Map.of()), listener));
    assertEquals(
        "janus:run: no JVM could be forked\n  found: "
            + failed.getCause()
            + "\n  fix: see that "
            + folder.resolve("no-java")
            + " can be run and that "
            + folder.resolve("out put")
            + " can be written",
        failed.getMessage());
  }

  @Test
  void the_jvm_gets_the_arguments_of_the_user() {
    Fork fork = new Fork(JAVA, "-XX:NoSuchFlag", classPath(), folder);
    ForkFailedException failed =
        assertThrows(ForkFailedException.class, () -> fork.run(request(Map.of()), listener));
    assertTrue(String.valueOf(failed.getMessage()).contains("NoSuchFlag"), failed.getMessage());
  }

  @Test
  void an_interrupted_build_ends_it() throws Exception {
    Files.writeString(folder.resolve("bench.jsonl"), BENCH);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(MILLIS_TO_GIVE_UP);
      String url = "http://localhost:" + server.getLocalPort() + "/v1";
      CompletableFuture<ForkOutcome> outcome = new CompletableFuture<>();
      Thread build = new Thread(() -> complete(outcome, url));
      build.setDaemon(true);
      build.start();
      try (Socket connection = server.accept()) {
        connection.setSoTimeout(MILLIS_TO_GIVE_UP);
        build.interrupt();
        ExecutionException failed =
            assertThrows(ExecutionException.class, () -> outcome.get(30, TimeUnit.SECONDS));
        assertInstanceOf(InterruptedException.class, failed.getCause());
        drain(connection.getInputStream());
      }
    }
  }

  private void complete(CompletableFuture<ForkOutcome> outcome, String url) {
    try {
      Map<String, String> parameters =
          Map.of(
              "janus.bench", "bench.jsonl",
              "janus.generator.url", url,
              "janus.generator.model", "g",
              "janus.judge.url", url,
              "janus.judge.model", "j");
      outcome.complete(fork(classPath()).run(request(parameters), listener));
    } catch (ForkFailedException | InterruptedException e) {
      outcome.completeExceptionally(e);
    }
  }

  /** The end of the stream, or its reset, is the end of the process at its other end. */
  private static void drain(InputStream stream) {
    try {
      stream.readAllBytes();
    } catch (IOException reset) {
      assertTrue(String.valueOf(reset.getMessage()).contains("reset"), reset.toString());
    }
  }

  @Test
  void it_ends_when_its_parent_is_gone() throws IOException, InterruptedException {
    Process orphan =
        new ProcessBuilder(
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName())
            .start();
    try {
      InputStream output = orphan.getInputStream();
      assertEquals("up", new String(output.readNBytes(2), StandardCharsets.UTF_8));
      orphan.getOutputStream().close();
      assertEquals(ForkedRun.ORPHANED, orphan.waitFor());
    } finally {
      orphan.destroyForcibly();
    }
  }

  /** Watches its parent, and does nothing else. */
  static final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
      new ParentWatch(System.in, Runtime.getRuntime()).start();
      System.out.print("up");
      System.out.flush();
      Thread.currentThread().join();
    }
  }

  @Test
  void an_error_ends_it_whatever_threads_go_on() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(LauncherSessionListener.class.getName()), OutOfMemory.class.getName());
    List<Path> classPath = new ArrayList<>(classPath());
    classPath.add(folder);
    ForkFailedException failed =
        assertThrows(
            ForkFailedException.class, () -> fork(classPath).run(request(Map.of()), listener));
    assertEquals(
        List.of(
            "janus:run: the forked JVM ended before the run did",
            "  found: exit code 1, after these lines",
            "    java.lang.OutOfMemoryError: scripted"),
        String.valueOf(failed.getMessage()).lines().limit(3).toList());
  }

  /** Leaves a thread that never ends, and breaks down. */
  public static final class OutOfMemory implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
      new Thread(OutOfMemory::goOn).start();
      throw new OutOfMemoryError("scripted");
    }

    private static void goOn() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_process_that_nobody_waits_for_is_ended_by_force() {
    Unending process = new Unending();
    assertThrows(
        InterruptedException.class, () -> Interruption.end(process, Duration.ofSeconds(1)));
    assertEquals(List.of("asked", "forced"), process.ends);
  }

  /** Does not end when it is asked to, and whoever waits for it is interrupted. */
  private static final class Unending extends Process {
    private final List<String> ends = new ArrayList<>();

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int unused) {}

        @Override
        public void close() {
          ends.add("asked");
        }
      };
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
      throw new InterruptedException();
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
      throw new InterruptedException();
    }

    @Override
    public int exitValue() {
      throw new IllegalThreadStateException("it runs");
    }

    @Override
    public void destroy() {
      ends.add("destroyed");
    }

    @Override
    public Process destroyForcibly() {
      ends.add("forced");
      return this;
    }
  }

  private Fork fork(List<Path> classPath) {
    return new Fork(JAVA, "", classPath, folder);
  }

  private ForkRequest request(Map<String, String> parameters) {
    return new ForkRequest("demo", List.of(), folder.resolve("out put"), withOutput(parameters));
  }

  private Map<String, String> withOutput(Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("janus.output", folder.resolve("out put").toString());
    return all;
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }
}
