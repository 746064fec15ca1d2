package dev.janus.dataset.hub;

import static dev.janus.dataset.hub.HubScene.COMMIT;
import static dev.janus.dataset.hub.HubScene.PARQUET;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the content of a file is received, whatever happens on the way. */
class DownloadTest {

  private static final String CONTENT = "cdn GET /lfs/";
  private static final String WHERE = "hf://org/name@main: \"" + PARQUET + "\": ";

  @TempDir Path home;
  HubScene scene;

  @BeforeEach
  void start() {
    scene = new HubScene(home);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private List<String> ranges() {
    return scene.hub.takeAsked().stream()
        .filter(asked -> asked.server().equals("cdn"))
        .map(asked -> String.valueOf(asked.header("Range")))
        .toList();
  }

  private void assertReceived() throws Exception {
    assertArrayEquals(scene.parquet, Files.readAllBytes(scene.fetch().files().get(0).file()));
    assertNull(scene.partial());
  }

  private void leavePartial(byte[] content) throws Exception {
    Path blobs = Files.createDirectories(scene.repository().resolve("blobs"));
    Files.write(
        blobs.resolve(HostedRepository.sha256(scene.parquet) + ".6a616e75.incomplete"), content);
  }

  @Test
  void a_broken_connection_is_resumed_at_the_next_byte() throws Exception {
    scene.hub.script(CONTENT, reply -> reply.cutAfter(100_000));
    scene.hub.script(CONTENT, reply -> reply.cutAfter(50_000));
    assertReceived();
    assertEquals(List.of("null", "bytes=100000-", "bytes=150000-"), ranges());
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), scene.waits);
    assertTrue(scene.events.contains("started " + PARQUET + " 150000/300000"));
  }

  @Test
  void connections_may_break_often_as_long_as_each_gets_further() throws Exception {
    scene.hub.script(CONTENT, 8, reply -> reply.cutAfter(30_000));
    assertReceived();
    assertEquals(9, ranges().size());
  }

  @Test
  void what_a_killed_process_left_is_gone_on_with() throws Exception {
    leavePartial(Arrays.copyOf(scene.parquet, 123_456));
    assertReceived();
    assertEquals(List.of("bytes=123456-"), ranges());
  }

  @Test
  void what_is_whole_already_is_checked_and_not_asked_for() throws Exception {
    leavePartial(scene.parquet);
    assertReceived();
    assertEquals(List.of(), ranges());
  }

  @Test
  void what_is_too_long_is_thrown_away() throws Exception {
    leavePartial(Arrays.copyOf(scene.parquet, 300_001));
    assertReceived();
    assertEquals(List.of("null"), ranges());
  }

  @Test
  void a_server_without_ranges_starts_anew() throws Exception {
    leavePartial(Arrays.copyOf(scene.parquet, 1000));
    scene.hub.script(CONTENT, reply -> HubReply.of(200, Map.of(), "").saying(scene.parquet));
    assertReceived();
    assertEquals(List.of("bytes=1000-"), ranges());
    assertEquals(
        List.of("started " + PARQUET + " 1000/300000", "started " + PARQUET + " 0/300000"),
        scene.events.stream().filter(event -> event.startsWith("started data")).toList());
  }

  @Test
  void a_range_that_is_refused_or_another_one_starts_anew() throws Exception {
    leavePartial(Arrays.copyOf(scene.parquet, 1000));
    scene.hub.script(CONTENT, reply -> HubReply.of(416, Map.of(), ""));
    assertReceived();
    assertEquals(List.of("bytes=1000-", "null"), ranges());
  }

  @Test
  void another_range_than_the_one_asked_for_starts_anew() throws Exception {
    leavePartial(Arrays.copyOf(scene.parquet, 1000));
    scene.hub.script(CONTENT, reply -> reply.with("Content-Range", "bytes 1-9/300000"));
    assertReceived();
    assertEquals(List.of("bytes=1000-", "null"), ranges());
  }

  @Test
  void damaged_content_is_received_once_more_from_its_first_byte() throws Exception {
    leavePartial(new byte[1000]);
    assertReceived();
    assertEquals(List.of("bytes=1000-", "null"), ranges());
    assertEquals(
        List.of(
            "retrying "
                + WHERE
                + "the content is damaged: its hash is not the one that the hub names"),
        scene.events.stream().filter(event -> event.startsWith("retrying")).toList());
  }

  @Test
  void content_that_stays_damaged_is_an_error_and_leaves_nothing() throws Exception {
    byte[] damaged = scene.parquet.clone();
    damaged[7]++;
    scene.hub.script(CONTENT, 2, reply -> reply.saying(damaged));
    scene.assertProblem(
        WHERE + "the content is damaged: its hash is not the one that the hub names",
        "  found: "
            + HostedRepository.sha256(damaged)
            + " instead of "
            + HostedRepository.sha256(scene.parquet),
        "  fix: run again; if it stays so, check HF_ENDPOINT and what is between here and there");
    assertNull(scene.partial());
    assertTrue(Files.notExists(scene.repository().resolve("refs")));
    assertEquals(List.of("README.md"), snapshotFiles());
  }

  private List<String> snapshotFiles() throws Exception {
    try (Stream<Path> files = Files.list(scene.repository().resolve("snapshots/" + COMMIT))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void the_hash_of_git_is_checked_too() {
    scene.hub.script(
        "GET /datasets/org/name/resolve/" + COMMIT + "/README.md",
        2,
        reply -> reply.saying(new byte[HubScene.README.length]));
    assertTrue(
        scene
            .problem()
            .contains(" instead of " + HostedRepository.gitSha1(HubScene.README) + "\n"));
  }

  @Test
  void content_of_another_length_is_an_error_and_leaves_nothing() throws Exception {
    scene.hub.script(CONTENT, 2, reply -> reply.saying(new byte[300_001]));
    scene.assertProblem(
        WHERE + "the content has not the size that the hub names",
        "  found: more instead of 300000 bytes",
        "  fix: run again; if it stays so, check HF_ENDPOINT and what is between here and there");
    scene.hub.script(CONTENT, 2, reply -> reply.saying(new byte[299_999]));
    assertTrue(scene.problem().contains("\n  found: 299999 instead of 300000 bytes\n"));
    assertNull(scene.partial());
  }

  @Test
  void a_login_page_is_no_file() throws Exception {
    scene.hub.script(
        CONTENT,
        reply -> HubReply.of(200, Map.of("Content-Type", "text/html; charset=utf-8"), "<html>"));
    scene.assertProblem(
        WHERE + "a web page came instead of the file",
        "  found: text/html; charset=utf-8 from localhost",
        "  fix: see whether a proxy wants you to log in, and check HF_ENDPOINT ("
            + scene.hub.endpoint()
            + ")");
    assertNull(scene.partial());
  }

  @Test
  void a_file_that_is_a_web_page_by_name_may_be_one() throws Exception {
    scene.hub.file(COMMIT, "data/x.html", new byte[] {1});
    scene.hub.script("/data/x.html", 2, reply -> reply.with("Content-Type", "text/html"));
    assertEquals("data/x.html", scene.fetch().files().get(1).path());
  }

  @Test
  void a_pointer_of_lfs_is_no_file() throws Exception {
    byte[] pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
            .getBytes(StandardCharsets.UTF_8);
    scene.hub.file(COMMIT, "data/a.parquet", pointer);
    scene.assertProblem(
        "hf://org/name@main: \"data/a.parquet\": is a pointer of Git LFS, not the file it points to",
        "  found: " + pointer.length + " bytes",
        "  fix: tell the owner of the dataset to upload the file itself, or choose another revision");
    assertNull(scene.partial());
  }

  @Test
  void an_expired_address_is_asked_for_again() throws Exception {
    scene.hub.script(CONTENT, reply -> HubReply.of(403, Map.of(), "Request has expired"));
    assertReceived();
    assertEquals(
        2,
        scene.hub.takeLines().stream()
            .filter(line -> line.startsWith("hub HEAD") && line.endsWith(PARQUET))
            .count());
  }

  @Test
  void an_address_that_stays_invalid_is_told_without_its_signature() {
    scene.hub.script(CONTENT, 3, reply -> HubReply.of(403, Map.of(), ""));
    scene.assertProblem(
        WHERE + "the address of the content is not valid (HTTP 403) (3 attempts)",
        "  found: " + scene.hub.contentHost() + "/lfs/" + HostedRepository.sha256(scene.parquet),
        "  fix: check the clock of this machine, and what is between here and there");
  }

  @Test
  void a_cache_that_cannot_be_written_is_told_and_keeps_what_was_there() throws Exception {
    scene.fetch();
    Path blob = scene.repository().resolve("blobs/" + HostedRepository.sha256(scene.parquet));
    Files.delete(blob);
    // A folder where the file is to be: writing fails, whoever runs the tests.
    Files.createDirectories(blob.resolveSibling(blob.getFileName() + ".6a616e75.incomplete"));
    String problem = scene.problem();
    assertTrue(
        problem.startsWith(
            home.resolve("hub")
                + ": the cache cannot be written or read (300000 bytes)\n  found: "),
        problem);
    assertTrue(
        problem.endsWith(
            "\n  fix: make room, or see who owns it; HF_HOME names a folder elsewhere"));
    assertEquals(COMMIT, Files.readString(scene.repository().resolve("refs/main")));
  }

  @Test
  void a_blob_of_the_wrong_size_is_replaced() throws Exception {
    scene.fetch();
    Path blob = scene.repository().resolve("blobs/" + HostedRepository.sha256(scene.parquet));
    Files.write(blob, new byte[5]);
    Files.delete(scene.repository().resolve("snapshots/" + COMMIT + "/" + PARQUET));
    assertReceived();
  }

  @Test
  void a_file_that_changes_while_it_is_received_is_told() {
    scene.hub.script(CONTENT, reply -> HubReply.of(403, Map.of(), ""));
    scene.hub.script("HEAD /datasets/org/name/resolve/" + COMMIT + "/data", reply -> reply);
    scene.hub.script(
        "HEAD /datasets/org/name/resolve/" + COMMIT + "/data",
        reply -> reply.with("X-Linked-Etag", "\"other\""));
    scene.assertProblem(
        WHERE + "changed while it was received", "  found: other", "  fix: run again");
  }
}
