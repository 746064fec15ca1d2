package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.hub.HubException;
import dev.janus.dataset.hub.HubSettings;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.maven.fetch.FetchObserver;
import dev.janus.maven.fetch.FetchedBench;
import dev.janus.maven.fetch.FetchedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hub is asked, whether it may be, and what becomes of its answer. */
class HubAccessTest {

  private static final String COMMIT = "0123456789".repeat(4);
  private static final String README = "---\nlicense: mit\n---\n";
  private static final String ROWS = "{\"prompt\":\"Hello?\"}\n";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> heard = new ArrayList<>();
  private LoopbackHub hub;

  private final FetchObserver observer =
      new FetchObserver() {
        @Override
        public void fileStarted(String path, long size, long already) {
          heard.add("started %s, %d of %d".formatted(path, already, size));
        }

        @Override
        public void received(long bytes) {
          heard.add("received " + bytes);
        }

        @Override
        public void conversionStarted(String path) {
          heard.add("conversion of " + path);
        }

        @Override
        public void converted(long rows, long total) {
          heard.add("converted " + rows);
        }

        @Override
        public void retrying(String why, Duration wait) {
          heard.add("retrying " + why);
        }
      };

  @BeforeEach
  void start() throws Exception {
    hub = new LoopbackHub();
    environment.put("HF_HOME", home.toString());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private HubSettings online(String endpoint) throws HubException {
    return HubAccess.settings(endpoint, false, environment::get);
  }

  private HubSettings offline() throws HubException {
    return HubAccess.settings(hub.endpoint(), true, environment::get);
  }

  private FetchedBench fetch(HubSettings settings, String location)
      throws IOException, InterruptedException {
    return new HubAccess(settings, observer).fetch((HubLocation) BenchLocation.parse(location));
  }

  @Test
  void the_address_in_the_pom_wins_over_that_of_the_environment() throws Exception {
    environment.put("HF_ENDPOINT", "https://environment.example");
    assertEquals(
        "https://pom.example/mirror", online("https://pom.example/mirror").endpoint().value());
  }

  @Test
  void the_hub_in_the_pom_is_asked_and_that_of_the_environment_is_not() throws Exception {
    try (LoopbackHub other = new LoopbackHub()) {
      environment.put("HF_ENDPOINT", other.endpoint());
      assertThrows(HubException.class, () -> fetch(online(hub.endpoint()), "hf://org/name"));
      assertEquals(List.of("GET /api/datasets/org/name/revision/main"), hub.asked());
      assertEquals(List.of(), other.asked());
    }
  }

  @Test
  void without_an_address_in_the_pom_the_environment_says_it() throws Exception {
    environment.put("HF_ENDPOINT", "https://environment.example");
    assertEquals("https://environment.example", online("").endpoint().value());
  }

  @Test
  void without_any_address_it_is_that_of_hugging_face() throws Exception {
    assertEquals("https://huggingface.co", online("").endpoint().value());
  }

  @Test
  void the_other_variables_are_those_of_the_environment() throws Exception {
    assertEquals(home, online(hub.endpoint()).folders().home());
  }

  @Test
  void the_network_may_be_used_unless_someone_forbids_it() throws Exception {
    assertNull(online(hub.endpoint()).offline());
  }

  @Test
  void maven_offline_is_a_reason_of_its_own() throws Exception {
    assertEquals("Maven runs offline (-o)", offline().offline());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE"})
  void a_switch_of_the_environment_is_named_whether_maven_is_offline_or_not(String variable)
      throws Exception {
    environment.put(variable, "1");
    assertEquals(variable + " is set", online(hub.endpoint()).offline());
    assertEquals(variable + " is set", offline().offline());
  }

  @Test
  void a_switch_that_is_off_leaves_the_reason_to_maven() throws Exception {
    environment.put("HF_HUB_OFFLINE", "0");
    assertEquals("Maven runs offline (-o)", offline().offline());
  }

  @Test
  void offline_nothing_is_asked_and_the_message_says_why() {
    HubException missing =
        assertThrows(HubException.class, () -> fetch(offline(), "hf://org/name"));
    assertEquals(
        """
        hf://org/name@main: the revision is not in the cache, and no request may be made (Maven runs offline (-o))
          found: nothing of it in %s
          fix: run mvn janus:fetch once where the hub may be asked, with the same HF_HOME (now %s)"""
            .formatted(home.resolve("hub/datasets--org--name"), home),
        missing.getMessage());
    assertEquals(List.of(), hub.asked());
  }

  @Test
  void what_the_hub_refuses_reaches_the_caller_as_the_client_says_it() {
    HubException refused =
        assertThrows(HubException.class, () -> fetch(online(hub.endpoint()), "hf://org/name@v1"));
    assertEquals(
        """
        hf://org/name@v1: is missing, or private
          found: HTTP 401, "Repository not found", asked without a token
          fix: check the name at %s/datasets/org/name; if it is private, put a token that may read it into HF_TOKEN"""
            .formatted(hub.endpoint()),
        refused.getMessage());
  }

  @Test
  void a_token_that_cannot_be_sent_is_refused_before_anything_is_asked() {
    environment.put("HF_TOKEN", "hf_a hf_b");
    HubException refused = assertThrows(HubException.class, () -> online(hub.endpoint()));
    assertEquals(
        """
        HF_TOKEN: holds a token that cannot be sent
          found: a space, a line break or another character that is no part of a token
          fix: put nothing but the token there""",
        refused.getMessage());
  }

  @Test
  void an_address_that_is_none_is_refused() {
    var refused = assertThrows(IllegalArgumentException.class, () -> online("hub"));
    assertEquals(
        """
        is not the address of a hub
          found: 3 characters
          fix: write https://host or https://host/path, without user, ? and #""",
        String.valueOf(refused.getMessage()).replaceFirst("^[^:]+: ", ""));
  }

  @Test
  void the_files_of_the_split_are_fetched_and_the_observer_hears_of_them() throws Exception {
    serveTwoSplits();
    FetchedBench fetched = fetch(online(hub.endpoint()), "hf://org/name#default/test");
    Path file =
        home.resolve("hub/datasets--org--name/snapshots").resolve(COMMIT).resolve("test.jsonl");
    assertEquals(
        new FetchedBench("org/name", COMMIT, "mit", List.of(new FetchedFile("test.jsonl", file))),
        fetched);
    assertEquals(ROWS, Files.readString(file));
    assertEquals(
        List.of(
            "started README.md, 0 of " + README.length(),
            "received " + README.length(),
            "started test.jsonl, 0 of " + ROWS.length(),
            "received " + ROWS.length()),
        heard);
  }

  @Test
  void splits_that_have_to_be_told_apart_are_named_as_the_user_wrote_the_bench() throws Exception {
    serveTwoSplits();
    RefusedFileException refused =
        assertThrows(
            RefusedFileException.class, () -> fetch(online(hub.endpoint()), "hf://org/name"));
    assertEquals(
        """
        hf://org/name: config "default" has several Hugging Face splits, and none is named
          found: train, test
          fix: append #config/split to the location, for example #default/train""",
        refused.getMessage());
  }

  private void serveTwoSplits() throws Exception {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    String api = "/api/datasets/org/name/";
    hub.at(api + "revision/main", json, "{\"sha\":\"" + COMMIT + "\"}");
    hub.at(
        api + "tree/" + COMMIT,
        json,
        """
        [{"type":"file","path":"README.md"},
         {"type":"file","path":"test.jsonl"},
         {"type":"file","path":"train.jsonl"}]""");
    serve("README.md", README);
    serve("test.jsonl", ROWS);
  }

  private void serve(String path, String content) throws Exception {
    byte[] blob = ("blob " + content.length() + "\0" + content).getBytes(StandardCharsets.UTF_8);
    byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(blob);
    hub.at(
        "/datasets/org/name/resolve/" + COMMIT + "/" + path,
        Map.of("ETag", "\"" + HexFormat.of().formatHex(sha1) + "\"", "X-Repo-Commit", COMMIT),
        content);
  }
}
