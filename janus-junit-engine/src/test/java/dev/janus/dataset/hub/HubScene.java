package dev.janus.dataset.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.HubLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hub with a small dataset, an empty cache, and a client for which no time passes. */
final class HubScene implements AutoCloseable {

  static final String COMMIT = "be8b30c".repeat(5) + "be8b3";
  static final String TOKEN = "hf_verySecretToken";
  static final String PARQUET = "data/train-00000-of-00001.parquet";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  static final byte[] README =
      "---\nlicense: cc-by-4.0\n---\n# Card\n".getBytes(StandardCharsets.UTF_8);

  /** Takes everything under data/. */
  static final FileChoice DATA =
      (readme, paths) -> paths.stream().filter(path -> path.startsWith("data/")).toList();

  final byte[] parquet = bytes(300_000);
  final FakeHub hub;
  final Path home;
  final Map<String, String> environment = new LinkedHashMap<>();
  final List<Duration> waits = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final FetchListener listener = new Recorder();

  HubScene(Path home) {
    this(home, new FakeHub());
  }

  HubScene(Path home, FakeHub hub) {
    this.home = home;
    this.hub = hub;
    hub.file(COMMIT, "README.md", README).largeFile(COMMIT, PARQUET, parquet);
    hub.branch("main", COMMIT);
    environment.put("HF_ENDPOINT", hub.endpoint());
    environment.put("HF_HOME", home.toString());
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new java.util.Random(size).nextBytes(bytes);
    return bytes;
  }

  private final class Recorder implements FetchListener {
    @Override
    public void fileStarted(String path, long size, long already) {
      events.add("started %s %d/%d".formatted(path, already, size));
    }

    @Override
    public void fileFinished(String path) {
      events.add("finished " + path);
    }

    @Override
    public void retrying(String why, Duration wait) {
      events.add("retrying " + why);
    }
  }

  HubSettings settings() throws HubException {
    return HubSettings.of(environment::get, home)
        .withPatience(
            new Patience(
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(16),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10)));
  }

  HubFolders folders() {
    return HubFolders.of(environment::get, home);
  }

  HubClient client() throws HubException {
    return new HubClient(settings(), listener, CLOCK, () -> 0, waits::add);
  }

  static HubLocation location(String text) {
    return (HubLocation) BenchLocation.parse(text);
  }

  Snapshot fetch() throws IOException, InterruptedException {
    return fetch("hf://org/name");
  }

  Snapshot fetch(String location) throws IOException, InterruptedException {
    return fetch(location, DATA);
  }

  Snapshot fetch(String location, FileChoice choice) throws IOException, InterruptedException {
    try (HubClient client = client()) {
      return client.fetch(location(location), choice);
    }
  }

  String problem() {
    return problem("hf://org/name");
  }

  String problem(String location) {
    return String.valueOf(assertThrows(HubException.class, () -> fetch(location)).getMessage());
  }

  void assertProblem(String... lines) {
    assertEquals(String.join("\n", lines), problem());
  }

  /** Returns every file, link and its target under a folder; of a small file, its text. */
  static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.toList()) {
        if (!Files.isDirectory(path)) {
          tree.put(folder.relativize(path).toString(), content(path));
        }
      }
    }
    return tree;
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    return Files.size(path) > 100 ? Files.size(path) + " bytes" : Files.readString(path);
  }

  Path repository() {
    return home.resolve("hub/datasets--org--name");
  }

  @Nullable String partial() throws IOException {
    try (Stream<Path> blobs = Files.list(repository().resolve("blobs"))) {
      return blobs
          .map(blob -> blob.getFileName().toString())
          .filter(name -> name.endsWith(".incomplete"))
          .findAny()
          .orElse(null);
    }
  }

  @Override
  public void close() {
    hub.close();
  }
}
