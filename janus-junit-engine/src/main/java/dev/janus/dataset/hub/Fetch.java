package dev.janus.dataset.hub;

import dev.janus.dataset.cache.IncompleteBlob;
import dev.janus.dataset.cache.RepositoryCache;
import dev.janus.dataset.repository.RepositoryLayout;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches what is not in the cache yet. */
final class Fetch {

  private static final String README = "README.md";
  private static final int MISSING_SHOWN = 5;

  private final HubConnection hub;
  private final RepositoryCache cache;

  Fetch(HubConnection hub, RepositoryCache cache) {
    this.hub = hub;
    this.cache = cache;
  }

  Snapshot run(FileChoice choice) throws IOException, InterruptedException {
    String commit = commit();
    List<String> paths = paths(commit);
    String readme = paths.contains(README) ? text(file(commit, README).file()) : null;
    List<String> chosen = choice.choose(readme, paths);
    requireSome(chosen);
    requireCachedWhenOffline(commit, chosen);
    List<SnapshotFile> files = new ArrayList<>();
    for (String path : chosen) {
      files.add(file(commit, path));
    }
    // Last, so that a revision always leads to a commit whose files are here.
    cache.writeCommit(hub.repository().revision(), commit);
    return new Snapshot(
        hub.repository().id(), commit, cache.snapshot(commit), files, licence(readme));
  }

  private @Nullable String licence(@Nullable String readme) {
    try {
      return RepositoryLayout.of(hub.repository().where(null), readme, List.of())
          .licence()
          .orElse(null);
    } catch (RefusedFileException e) {
      // It is only noted: who needs the README for more says what is wrong with it.
      return null;
    }
  }

  private static String text(Path file) throws IOException {
    // Not strictly: a README in another encoding still has a front matter.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private String commit() throws IOException, InterruptedException {
    String revision = hub.repository().revision();
    if (RepositoryCache.isCommit(revision)) {
      return revision;
    }
    if (hub.settings().offline() == null) {
      return new HubApi(hub).commit();
    }
    Optional<String> noted = cache.commit(revision);
    if (noted.isEmpty()) {
      throw offline(
          "the revision is not in the cache",
          cache.revisions().isEmpty()
              ? "nothing of it in " + cache.folder()
              : "revisions %s in %s".formatted(cache.revisions(), cache.folder()));
    }
    return noted.get();
  }

  private List<String> paths(String commit) throws IOException, InterruptedException {
    Optional<List<String>> noted = cache.listing(commit);
    if (noted.isPresent()) {
      return noted.get();
    }
    if (hub.settings().offline() == null) {
      List<String> paths = List.copyOf(new HubApi(hub).files(commit));
      cache.writeListing(commit, paths);
      return paths;
    }
    List<String> here = cache.files(commit);
    if (here.isEmpty()) {
      throw offline("the commit is not in the cache", "no files in " + cache.snapshot(commit));
    }
    return here;
  }

  private void requireSome(List<String> chosen) throws HubException {
    if (chosen.isEmpty()) {
      throw new HubException(
          hub.problem(
              null,
              "no file of the repository was chosen",
              null,
              "see which files there are at "
                  + hub.settings().endpoint().page(hub.repository().id())),
          null);
    }
  }

  private void requireCachedWhenOffline(String commit, List<String> chosen) throws IOException {
    if (hub.settings().offline() == null) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (String path : chosen) {
      if (cache.file(commit, path).isEmpty()) {
        missing.add(path);
      }
    }
    if (!missing.isEmpty()) {
      throw offline(
          "%d of %d files are not in the cache".formatted(missing.size(), chosen.size()),
          "no " + some(missing));
    }
  }

  private static String some(List<String> paths) {
    String shown = String.join(", ", paths.subList(0, Math.min(MISSING_SHOWN, paths.size())));
    int more = paths.size() - MISSING_SHOWN;
    return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
  }

  private HubException offline(String what, @Nullable String found) {
    return new HubException(
        hub.problem(
            null,
            "%s, and no request may be made (%s)".formatted(what, hub.settings().offline()),
            found,
            "run mvn janus:fetch once where the hub may be asked, with the same HF_HOME (now %s)"
                .formatted(hub.settings().folders().home())),
        null);
  }

  private SnapshotFile file(String commit, String path) throws IOException, InterruptedException {
    Optional<Path> cached = cache.file(commit, path);
    if (cached.isPresent()) {
      return described(path, cached.get(), SnapshotFile.Origin.CACHE);
    }
    if (hub.settings().offline() != null) {
      throw offline("a file is not in the cache", "no " + Problem.quote(path));
    }
    FileHead head = hub.attempts().make(() -> hub.head(commit, path));
    try (IncompleteBlob blob = cache.begin(head.etag(), head.size())) {
      if (cache.file(commit, path).isEmpty()) {
        receive(commit, path, head, blob);
        cache.place(commit, path, blob);
      }
    }
    hub.listener().fileFinished(path);
    return described(path, cache.snapshot(commit).resolve(path), SnapshotFile.Origin.HUB);
  }

  private void receive(String commit, String path, FileHead head, IncompleteBlob blob)
      throws IOException, InterruptedException {
    if (!blob.isWhole()) {
      new Download(hub, commit, path, head, blob).run();
    }
  }

  private SnapshotFile described(String path, Path file, SnapshotFile.Origin origin)
      throws IOException {
    return new SnapshotFile(path, file, cache.sha256(file), Files.size(file), origin);
  }
}
