package dev.janus.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cache of one repository in a folder of its own. */
record CacheScene(Path home) {

  static final String FIRST = "1".repeat(40);
  static final String SECOND = "2".repeat(40);

  HubFolders folders() {
    return HubFolders.of(Map.of("HF_HOME", home.toString())::get, home);
  }

  RepositoryCache cache() {
    return new RepositoryCache(folders(), "org", "name");
  }

  RepositoryCache cache(FileOpening opening, Linking linking) {
    return new RepositoryCache(folders(), "org", "name", opening, linking);
  }

  Path repository() {
    return home.resolve("hub/datasets--org--name");
  }

  static void put(RepositoryCache cache, String commit, String path, String text)
      throws IOException, InterruptedException {
    try (IncompleteBlob blob = cache.begin("etag", text.length())) {
      if (!blob.isWhole()) {
        try (OutputStream out = blob.append()) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        blob.publish();
      }
      cache.place(commit, path, blob);
    }
  }

  /** Returns the files of the repository; of links, the targets. */
  Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(repository())) {
      for (Path file : files.filter(path -> !Files.isDirectory(path)).toList()) {
        tree.put(
            repository().relativize(file).toString(),
            Files.isSymbolicLink(file)
                ? "-> " + Files.readSymbolicLink(file)
                : Files.readString(file));
      }
    }
    return tree;
  }
}
