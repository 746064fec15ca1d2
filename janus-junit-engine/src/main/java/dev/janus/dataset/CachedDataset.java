package dev.janus.dataset;

import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.DatasetsCache;
import dev.janus.dataset.cache.DatasetsCache.DatasetName;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.cache.RepositoryCache;
import dev.janus.dataset.location.HubLocation;
import dev.janus.dataset.repository.ChosenFiles;
import dev.janus.dataset.repository.RepositoryLayout;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a dataset of the hub on this machine: those that {@code janus:fetch} or Python
 * left in the caches they share. Opens no socket.
 */
final class CachedDataset {

  private static final String README = "README.md";
  private static final String DEFAULT_CONFIG = "default";
  private static final String DEFAULT_SPLIT = "train";

  private final HubFolders folders;
  private final HubLocation location;
  private final RepositoryCache repository;
  private final Conversions conversions;

  CachedDataset(HubFolders folders, HubLocation location) {
    this.folders = folders;
    this.location = location;
    this.repository = new RepositoryCache(folders, location.organization(), location.name());
    this.conversions = new Conversions(folders);
  }

  /**
   * Returns the files of the Hugging Face split that the location names.
   *
   * @throws RefusedFileException if it is not here, or there is no such config or split
   */
  BenchFiles files() throws IOException {
    String named = location.revision();
    String revision = named == null ? RepositoryCache.MAIN : named;
    Optional<String> commit = repository.commit(revision);
    if (commit.isPresent()) {
      return atCommit(commit.get());
    }
    if (named == null) {
      // Python's datasets library notes no revision: what it made last is what it would read.
      List<Path> made = madeByPython(null, null);
      if (!made.isEmpty()) {
        return files(made, String.valueOf(made.get(0).resolveSibling("").getFileName()));
      }
    }
    throw missing("no revision " + Problem.quote(revision) + " in " + repository.folder());
  }

  private BenchFiles atCommit(String commit) throws IOException {
    Optional<ChosenFiles> chosen = chosen(commit);
    if (chosen.isPresent()) {
      List<Source> sources = sources(commit, chosen.get());
      if (sources.size() == chosen.get().paths().size()) {
        return new BenchFiles(sources, commit);
      }
    }
    List<Path> made = madeByPython(chosen.orElse(null), commit);
    if (!made.isEmpty()) {
      return files(made, commit);
    }
    throw missing(
        chosen
                .map(
                    files ->
                        "not all of " + String.join(", ", files.paths()) + ", ready to be read,")
                .orElse("no file of commit " + commit)
            + " in "
            + folders.home());
  }

  private Optional<ChosenFiles> chosen(String commit) throws IOException {
    List<String> here = repository.files(commit);
    List<String> all = repository.listing(commit).orElse(here);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> readme = repository.file(commit, README);
    RepositoryLayout layout =
        RepositoryLayout.of(location.text(), readme.isPresent() ? text(readme.get()) : null, all);
    return Optional.of(layout.choose(location.config(), location.split()));
  }

  /** Not strictly: a README in another encoding still has a front matter. */
  private static String text(Path readme) throws IOException {
    return new String(Files.readAllBytes(readme), StandardCharsets.UTF_8);
  }

  /** Returns those that are here and can be read, in their order. */
  private List<Source> sources(String commit, ChosenFiles chosen) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String path : chosen.paths()) {
      Optional<Path> file = repository.file(commit, path);
      if (file.isPresent()) {
        readable(path, file.get())
            .ifPresent(readable -> sources.add(new FileSource(name(path), readable)));
      }
    }
    return sources;
  }

  private Optional<Path> readable(String path, Path file) throws IOException {
    return ParquetFiles.isNamedSo(path)
        ? conversions.find(repository.sha256(file))
        : Optional.of(file);
  }

  private List<Path> madeByPython(@Nullable ChosenFiles chosen, @Nullable String commit)
      throws IOException {
    String config = chosen == null ? location.config() : chosen.config();
    String split = chosen == null ? location.split() : chosen.split();
    return new DatasetsCache(folders)
        .files(
            new DatasetName(
                location.organization(),
                location.name(),
                config == null ? DEFAULT_CONFIG : config,
                split == null ? DEFAULT_SPLIT : split),
            commit);
  }

  private BenchFiles files(List<Path> paths, String commit) {
    List<Source> sources = new ArrayList<>();
    paths.forEach(path -> sources.add(new FileSource(name(path.getFileName().toString()), path)));
    return new BenchFiles(sources, RepositoryCache.isCommit(commit) ? commit : null);
  }

  private String name(String path) {
    return location.text() + ": " + path;
  }

  private RefusedFileException missing(String found) {
    return new RefusedFileException(
        new Problem(
            location.text(),
            "the bench is not on this machine",
            found,
            "run mvn janus:fetch -Djanus.bench=" + location.text()));
  }
}
