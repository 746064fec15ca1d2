package dev.janus.dataset.cache;

import dev.janus.dataset.row.RefusedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One dataset repository in the cache shared with {@code huggingface_hub}: {@code
 * datasets--org--name/{blobs/<etag>, snapshots/<commit>/<path>, refs/<revision>}}.
 *
 * <p>Nothing in it is ever half-written under its name, also when the process is killed, and other
 * processes may use it at the same time. Thread-safe.
 *
 * <p>Names of revisions, files and ETags come from elsewhere: one that would lead out of the folder
 * is refused with a {@link RefusedFileException}.
 */
@API(status = Status.EXPERIMENTAL)
public final class RepositoryCache {

  /** The revision that is meant when none is named. */
  public static final String MAIN = "main";

  private final Path folder;
  private final Path locks;
  private final Listings listings;
  private final FileOpening opening;
  private final SnapshotLinks links;
  private final FileNames names;

  public RepositoryCache(HubFolders folders, String organization, String name) {
    this(folders, organization, name, FileOpening.REAL, Linking.SYMBOLIC);
  }

  RepositoryCache(
      HubFolders folders, String organization, String name, FileOpening opening, Linking linking) {
    String repository = "datasets--" + organization + "--" + name;
    this.folder = folders.hub().resolve(repository);
    this.locks = folders.hub().resolve(".locks").resolve(repository);
    this.listings =
        new Listings(folders.janus().resolve("listings/v1").resolve(repository), opening);
    this.opening = opening;
    this.links = new SnapshotLinks(folder, locks, linking);
    this.names = FileNames.of(folder);
  }

  /** Returns the folder of the repository, which need not exist. */
  public Path folder() {
    return folder;
  }

  /** Returns the folder of a commit's files, which need not exist. */
  public Path snapshot(String commit) throws RefusedFileException {
    return folder.resolve("snapshots").resolve(FileNames.commit(commit));
  }

  /** Tells whether a revision is a commit by itself: 40 lower-case hexadecimal digits. */
  public static boolean isCommit(String revision) {
    return FileNames.isCommit(revision);
  }

  /**
   * Returns the commit of a revision: of a commit itself, else what was noted when the revision was
   * last fetched.
   *
   * @param revision a branch, a tag, another ref such as {@code refs/convert/parquet}, or a commit
   */
  public Optional<String> commit(String revision) throws IOException {
    if (isCommit(revision)) {
      return Optional.of(revision);
    }
    Path ref = ref(revision);
    if (!Files.isRegularFile(ref)) {
      return Optional.empty();
    }
    return Optional.of(Files.readString(ref).strip()).filter(RepositoryCache::isCommit);
  }

  /** Notes the commit of a revision; of a commit, nothing. */
  public void writeCommit(String revision, String commit) throws IOException {
    if (!isCommit(revision) && !commit(revision).equals(Optional.of(commit))) {
      Path unfinished = locks.resolve(UniqueName.of(commit));
      new AtomicFile(opening).write(unfinished, ref(revision), FileNames.commit(commit));
    }
  }

  private Path ref(String revision) throws RefusedFileException {
    return names.resolve(folder.resolve("refs"), "revision", revision);
  }

  /** Returns the revisions whose commits are noted, in alphabetical order. */
  public List<String> revisions() throws IOException {
    return tree(folder.resolve("refs"));
  }

  /** Returns the paths of a commit's files that are here, in alphabetical order. */
  public List<String> files(String commit) throws IOException {
    return tree(snapshot(commit));
  }

  private List<String> tree(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<String> paths = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        if (links.content(file).isPresent()) {
          paths.add(root.relativize(file).toString().replace('\\', '/'));
        }
      }
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    Collections.sort(paths);
    return paths;
  }

  /**
   * Returns where the content of a commit's file is: at its place in the snapshot, or in its blob;
   * nothing when it is not here, or is a link to outside of the repository's folder.
   *
   * @param path with slashes, as in the repository
   */
  public Optional<Path> file(String commit, String path) throws IOException {
    Path file = place(commit, path);
    return Files.isRegularFile(file) ? links.content(file) : Optional.empty();
  }

  private Path place(String commit, String path) throws RefusedFileException {
    return names.resolve(snapshot(commit), "path in the repository", path);
  }

  /**
   * Returns the SHA-256 of a file that {@link #file} returned: from the name of its blob, where
   * that is the hash, else computed.
   */
  public String sha256(Path file) throws IOException {
    Path real = file.toRealPath();
    String name = real.getFileName().toString();
    boolean named =
        real.equals(folder.toRealPath().resolve("blobs").resolve(name))
            && FileHash.named(name) == FileHash.SHA_256;
    return named ? name : FileHash.SHA_256.of(real);
  }

  /**
   * Starts or resumes to write the content with an ETag. Others who want the same wait until the
   * returned object is closed.
   *
   * @param size of the content, in bytes
   */
  public IncompleteBlob begin(String etag, long size) throws IOException, InterruptedException {
    Path blob = blob(etag);
    Files.createDirectories(blob.getParent());
    FileHold hold = FileHold.take(locks, etag + ".lock");
    return new IncompleteBlob(blob, size, hold, opening);
  }

  private Path blob(String etag) throws RefusedFileException {
    return folder.resolve("blobs").resolve(FileNames.etag(etag));
  }

  /**
   * Gives content that is whole its place among a commit's files. Where the system makes no links,
   * it is moved there, or copied when others may use it.
   *
   * @return the file
   */
  public Path place(String commit, String path, IncompleteBlob blob) throws IOException {
    return links.place(place(commit, path), blob);
  }

  /** Returns the paths of all files of a commit, when {@link #writeListing} noted them. */
  public Optional<List<String>> listing(String commit) throws IOException {
    return listings.find(FileNames.commit(commit));
  }

  /** Notes the paths of all files of a commit, whether they are here or not. */
  public void writeListing(String commit, List<String> paths) throws IOException {
    listings.write(FileNames.commit(commit), paths);
  }
}
