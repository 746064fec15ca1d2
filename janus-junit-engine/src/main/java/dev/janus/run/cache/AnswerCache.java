package dev.janus.run.cache;

import dev.janus.bench.Sha256;
import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A folder of answers that were paid for: verdicts with a score, and responses of generators that
 * are pinned. An answer is found by the address of the server and the key of the request (see
 * {@link dev.janus.chat.ModelSettings#key}), and is a file of its own, {@code v1/<2
 * digits>/<key>.json}, that is there whole or not at all. So any number of processes may use one
 * folder at once; two that ask the same at the same time both pay, and the later answer stays.
 *
 * <p>An entry that cannot be read, whatever happened to it, is no entry. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class AnswerCache {

  private static final String VERSION = "v1";
  private static final int FAN_OUT = 2;

  /** How long a use stays unnoticed: a file need not be touched at each use. */
  private static final Duration GRANULARITY = Duration.ofHours(12);

  private final Path folder;
  private final EntryJson json = new EntryJson();

  private AnswerCache(Path folder) {
    this.folder = folder;
  }

  /** Returns the cache in a folder, which is created when something is put into it. */
  public static AnswerCache at(Path folder) {
    return new AnswerCache(folder);
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Returns the judgement that a judge gave to the same request, as one that was not asked for.
   *
   * @param url of the judge
   * @param key of the request
   * @param now when it is used
   */
  public Optional<Judgement> judgement(String url, String key, int repeat, Instant now) {
    return read(file("judge", url, key), now)
        .flatMap(text -> json.judgement(text, key, repeat))
        .map(Judgement::asCached);
  }

  /**
   * Keeps a judgement, if it has a score.
   *
   * @throws IOException if it cannot be written
   */
  public void put(String url, Judgement judgement) throws IOException {
    if (judgement.verdict() instanceof Scored scored) {
      write(file("judge", url, judgement.key()), json.text(judgement, scored));
    }
  }

  /**
   * Returns the response that a pinned generator gave to the same request, as one that was not
   * asked for.
   *
   * @param url of the generator
   * @param key of the request
   * @param now when it is used
   */
  public Optional<Response> response(String url, String key, int turn, Instant now) {
    return read(file("generator", url, key), now)
        .flatMap(text -> json.response(text, key, turn))
        .map(Response::asCached);
  }

  /**
   * Keeps a response. The generator must be pinned: a gate must never judge the model of yesterday.
   *
   * @throws IOException if it cannot be written
   */
  public void put(String url, Response response) throws IOException {
    write(file("generator", url, response.key()), json.text(response));
  }

  private Path file(String role, String url, String key) {
    String name = Sha256.of(role, url, key);
    return entries().resolve(name.substring(0, FAN_OUT)).resolve(name + ".json");
  }

  private Path entries() {
    return folder.resolve(VERSION);
  }

  private static Optional<String> read(Path file, Instant now) {
    // Asked first, for most are not there, and an exception costs more than the file.
    if (!file.toFile().exists()) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      touch(file, now);
      return Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void touch(Path file, Instant now) {
    try {
      Instant used = Files.getLastModifiedTime(file).toInstant();
      if (used.isBefore(now.minus(GRANULARITY))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // Another's file, or one that was pruned just now: what was read of it is an answer.
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(unfinished, e);
      throw e;
    }
  }

  private static void discard(Path unfinished, IOException cause) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Removes entries that were not used for long, and of the others those that were unused longest,
   * until they fit. Entries that vanish meanwhile are no error.
   *
   * @param maximumAge how long an entry may be unused
   * @param maximumBytes how much may be left
   * @param now what age is measured from
   * @throws IOException if the folder cannot be read, or an entry cannot be removed
   */
  public Pruned prune(Duration maximumAge, long maximumBytes, Instant now) throws IOException {
    return new Pruning(entries(), now.minus(maximumAge), maximumBytes).run();
  }

  /**
   * Prunes as {@link #prune}, if it was not done for a day.
   *
   * @throws IOException as {@link #prune}
   */
  public Optional<Pruned> pruneDaily(Duration maximumAge, long maximumBytes, Instant now)
      throws IOException {
    if (!Files.isDirectory(entries()) || !claimDay(now)) {
      return Optional.empty();
    }
    return Optional.of(prune(maximumAge, maximumBytes, now));
  }

  private boolean claimDay(Instant now) throws IOException {
    Path mark = folder.resolve("pruned");
    try {
      Instant last = Files.getLastModifiedTime(mark).toInstant();
      if (Duration.between(last, now).abs().compareTo(Duration.ofDays(1)) < 0) {
        return false;
      }
      Files.setLastModifiedTime(mark, FileTime.from(now));
    } catch (NoSuchFileException e) {
      try {
        Files.createFile(mark);
        Files.setLastModifiedTime(mark, FileTime.from(now));
      } catch (FileAlreadyExistsException another) {
        return false;
      }
    }
    return true;
  }
}
