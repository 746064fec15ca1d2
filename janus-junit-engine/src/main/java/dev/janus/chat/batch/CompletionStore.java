package dev.janus.chat.batch;

import dev.janus.chat.Completion;
import dev.janus.digest.DigestIndex;
import dev.janus.text.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What the models of a run answered, and which requests failed for good, in a file that only grows.
 * Killing the JVM loses nothing that was stored. The texts stay on disk; in memory there are some
 * 50 bytes a request.
 *
 * <p>Thread-safe; one process at a time may open a folder. An interrupt of the calling thread does
 * not concern it.
 */
@API(status = Status.INTERNAL)
public final class CompletionStore implements AutoCloseable {

  private static final String FILE = "completions.jsonl";

  /** The line that says: the failures above were taken back. */
  private static final String FORGOTTEN = "{\"failures\":\"forgotten\"}";

  private static final int COMPLETION = 0;
  private static final int FAILURE = 1;

  private final StoredLine lines;
  private final LineFile file;
  private final Path path;

  /** Where the lines are: their offset times two, plus what they tell of. */
  private DigestIndex index = new DigestIndex();

  private long lastLine;

  CompletionStore(Path folder, Secrets secrets, LineFile.Opening opening) throws IOException {
    lines = new StoredLine(secrets);
    path = folder.resolve(FILE);
    file = LineFile.open(path, opening, this::note);
  }

  /**
   * Opens the store in a folder, which is created where needed. A last line that was cut off is
   * dropped.
   *
   * @param secrets which must not be written; who reads with the same ones finds them again
   * @throws IOException if the file can't be read and written, or holds a line that is none of its;
   *     the message says what to do
   */
  public static CompletionStore open(Path folder, Secrets secrets) throws IOException {
    return new CompletionStore(folder, secrets, LineFile.Opening.DISK);
  }

  private void note(LineReader.Line line) throws IOException {
    lastLine++;
    if (line.text().equals(FORGOTTEN)) {
      index = index.even();
      return;
    }
    StoredLine.Entry entry = lines.read(line.text());
    if (entry == null) {
      throw new IOException(
          "%s:%d: not a line of stored completions\n  found: %d characters that are not\n  fix: delete the line: its request is asked again, nothing else is"
              .formatted(path, lastLine, line.text().length()));
    }
    note(entry, line.offset());
  }

  private void note(StoredLine.Entry entry, long offset) {
    int kind = entry.answer() instanceof StoredAnswer.Failed ? FAILURE : COMPLETION;
    index.put(entry.name(), offset * 2 + kind);
  }

  /** Returns how many requests have ended, with a completion or for good without one. */
  public synchronized long size() {
    return index.size();
  }

  /**
   * Takes back all failures, so that their requests are made again: what a run does that goes on
   * after a server failed.
   *
   * @throws IOException if that cannot be written
   */
  public synchronized void forgetFailures() throws IOException {
    DigestIndex completions = index.even();
    if (completions.size() < index.size()) {
      file.append(FORGOTTEN);
      index = completions;
    }
  }

  synchronized boolean contains(String name) {
    return index.contains(name);
  }

  synchronized boolean isAnswered(String name) {
    OptionalLong place = index.get(name);
    return place.isPresent() && place.getAsLong() % 2 == COMPLETION;
  }

  /** Returns how the request of a name ended; empty when it has not. */
  synchronized Optional<StoredAnswer> find(String name) throws IOException {
    OptionalLong place = index.get(name);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    StoredLine.Entry entry = lines.read(file.read(place.getAsLong() / 2));
    return Optional.of(Objects.requireNonNull(entry, "the file changed").answer());
  }

  void put(String name, Completion completion) throws IOException {
    put(name, new StoredAnswer.Answered(completion));
  }

  /** Stores how a request ended. */
  synchronized void put(String name, StoredAnswer answer) throws IOException {
    long offset = file.append(lines.write(name, answer));
    note(new StoredLine.Entry(name, answer), offset);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
