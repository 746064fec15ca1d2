package dev.janus.dataset.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several who fetch the same at once, and one that is killed. */
@Timeout(120)
class SharedWorkTest {

  @TempDir Path home;
  HubScene scene;
  private final List<Process> children = new ArrayList<>();

  @BeforeEach
  void start() {
    scene = new HubScene(home);
  }

  @AfterEach
  void stop() {
    children.forEach(Process::destroyForcibly);
    scene.close();
  }

  private Process child() throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SharedWorkTest.class.getName(),
                scene.hub.endpoint(),
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile(home, "child", ".log").toFile())
            .start();
    children.add(child);
    return child;
  }

  /** Fetches in a JVM of its own. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var environment = java.util.Map.of("HF_ENDPOINT", arguments[0], "HF_HOME", arguments[1]);
    var settings = HubSettings.of(environment::get, Path.of(arguments[1]));
    try (var client = new HubClient(settings, FetchListener.SILENT)) {
      client.fetch(HubScene.location("hf://org/name"), HubScene.DATA);
    }
  }

  private void assertReceived() throws Exception {
    Path file = scene.repository().resolve("snapshots/" + HubScene.COMMIT + "/" + HubScene.PARQUET);
    assertArrayEquals(scene.parquet, Files.readAllBytes(file));
    assertNull(scene.partial());
  }

  private List<String> contentRequests() {
    return scene.hub.takeAsked().stream()
        .filter(asked -> asked.server().equals("cdn"))
        .map(asked -> String.valueOf(asked.header("Range")))
        .toList();
  }

  /** Makes the first one to receive the file wait until another one wants it as well. */
  private void letTwoMeet() {
    CountDownLatch wanted = new CountDownLatch(2);
    String head = "HEAD /datasets/org/name/resolve/" + HubScene.COMMIT + "/" + HubScene.PARQUET;
    scene.hub.script(
        head,
        2,
        reply -> {
          wanted.countDown();
          return reply;
        });
    scene.hub.script("cdn GET", reply -> await(wanted, reply));
  }

  private static HubReply await(CountDownLatch latch, HubReply reply) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reply;
  }

  @Test
  void two_processes_receive_a_file_once() throws Exception {
    letTwoMeet();
    Process first = child();
    Process second = child();
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
    assertEquals(List.of("null"), contentRequests());
    assertReceived();
  }

  @Test
  void threads_with_a_client_each_receive_a_file_once() throws Exception {
    letTwoMeet();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<Snapshot>> fetches = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        fetches.add(threads.submit(() -> scene.fetch()));
      }
      for (Future<Snapshot> fetch : fetches) {
        assertEquals(HubScene.COMMIT, fetch.get().commit());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(List.of("null"), contentRequests());
    assertReceived();
  }

  @Test
  void a_process_that_is_killed_half_way_is_resumed_by_the_next() throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    scene.hub.script("cdn GET", reply -> reply.cutAfter(200_000));
    // The child comes back to a hub that does not answer, and is killed there.
    CountDownLatch killed = new CountDownLatch(1);
    scene.hub.script(
        "cdn GET",
        reply -> {
          dropped.countDown();
          return await(killed, reply);
        });
    Process child = child();
    dropped.await();
    child.destroyForcibly().waitFor();
    killed.countDown();
    assertTrue(String.valueOf(scene.partial()).endsWith(".6a616e75.incomplete"));
    assertTrue(Files.notExists(scene.repository().resolve("refs")));
    scene.hub.takeAsked();

    scene.fetch();
    assertEquals(List.of("bytes=200000-"), contentRequests());
    assertReceived();
  }

  @Test
  void an_interrupt_ends_the_wait_between_two_attempts() throws Exception {
    scene.hub.script("/revision/", HubReply.error(503, null, null));
    try (var client =
        new HubClient(
            scene.settings(),
            FetchListener.SILENT,
            HubScene.CLOCK,
            () -> 0,
            time -> {
              throw new InterruptedException("as the test says");
            })) {
      assertThrows(
          InterruptedException.class,
          () -> client.fetch(HubScene.location("hf://org/name"), HubScene.DATA));
    }
  }

  @Test
  void an_interrupted_thread_receives_nothing() throws Exception {
    Thread.currentThread().interrupt();
    try (var client = scene.client()) {
      assertThrows(
          InterruptedException.class,
          () -> client.fetch(HubScene.location("hf://org/name"), HubScene.DATA));
    }
  }
}
