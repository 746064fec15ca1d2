package dev.janus.run.cache;

import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.run.Checksum;
import dev.janus.run.cache.SegmentIndex.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A folder of answers that were paid for: verdicts with a score, and responses of generators that
 * are pinned. An answer is found by the address of the server and the key of the request (see
 * {@link dev.janus.chat.ModelSettings#key}), and is one line of a <em>segment</em>, a file {@code
 * v1/<random>.jsonl} that only one cache appends to. So any number of processes may use one folder
 * at once, without a lock.
 *
 * <p>The segments that are there are read by {@link #load}, or when an answer is looked for first;
 * what other processes keep after that is not found. Two that ask the same at the same time both
 * pay, and the later answer stays.
 *
 * <p>An entry that cannot be read, whatever happened to it, or whose {@link Checksum} does not
 * match, is no entry. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class AnswerCache implements AutoCloseable {

  private static final String VERSION = "v1";
  private static final String JUDGE = "judge";
  private static final String GENERATOR = "generator";
  private static final long SEGMENT_BYTES = 16 << 20;

  private final Path folder;
  private final SegmentIndex index;
  private final SegmentWriter writer;
  private final EntryJson json = new EntryJson();
  private final LongAdder withoutChecksum = new LongAdder();
  private final LongAdder damaged = new LongAdder();

  /** Uses a folder, with segments that are longer than a bound by no more than an entry. */
  AnswerCache(Path folder, long segmentBytes, SegmentOutput.Opening opening) {
    this.folder = folder;
    this.index = new SegmentIndex(entries());
    this.writer = new SegmentWriter(entries(), segmentBytes, opening);
  }

  /** Returns the cache in a folder, which is created when something is put into it. */
  public static AnswerCache at(Path folder) {
    return new AnswerCache(folder, SEGMENT_BYTES, SegmentOutput::open);
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Reads where all entries are, if that was not done: else the first who looks for one waits. */
  public void load() {
    index.load();
  }

  /**
   * Returns the judgement that a judge gave to the same request, as one that was not asked for.
   *
   * @param url of the judge
   * @param key of the request
   */
  public Optional<Judgement> judgement(String url, String key, int repeat) {
    return line(EntryName.of(JUDGE, url, key))
        .flatMap(line -> json.judgement(EntryLine.json(line), key, repeat))
        .map(Judgement::asCached);
  }

  /**
   * Keeps a judgement, if it has a score.
   *
   * @throws IOException if it cannot be written
   */
  public void put(String url, Judgement judgement) throws IOException {
    if (judgement.verdict() instanceof Scored scored) {
      EntryName name = EntryName.of(JUDGE, url, judgement.key());
      append(name, EntryLine.of(name, json.bytes(judgement, scored)));
    }
  }

  /**
   * Keeps a judgement that was used for longer, if its segment has not been written to for some
   * time.
   *
   * @param before when the segment was written to last
   * @throws IOException if it cannot be written
   */
  public void renewJudgement(String url, String key, Instant before) throws IOException {
    renew(EntryName.of(JUDGE, url, key), before);
  }

  /**
   * Returns the response that a pinned generator gave to the same request, as one that was not
   * asked for.
   *
   * @param url of the generator
   * @param key of the request
   */
  public Optional<Response> response(String url, String key, int turn) {
    return line(EntryName.of(GENERATOR, url, key))
        .flatMap(line -> json.response(EntryLine.json(line), key, turn))
        .map(Response::asCached);
  }

  /**
   * Keeps a response. The generator must be pinned: a gate must never judge the model of yesterday.
   *
   * @throws IOException if it cannot be written
   */
  public void put(String url, Response response) throws IOException {
    EntryName name = EntryName.of(GENERATOR, url, response.key());
    append(name, EntryLine.of(name, json.bytes(response)));
  }

  /**
   * Keeps a response that was used for longer, as {@link #renewJudgement}.
   *
   * @throws IOException if it cannot be written
   */
  public void renewResponse(String url, String key, Instant before) throws IOException {
    renew(EntryName.of(GENERATOR, url, key), before);
  }

  private void renew(EntryName name, Instant before) throws IOException {
    Optional<Place> place =
        index.find(name).filter(found -> found.segment().modified().isBefore(before));
    Optional<byte[]> line = place.flatMap(found -> line(name, found));
    if (line.isPresent()) {
      append(name, line.get());
    }
  }

  private Optional<byte[]> line(EntryName name) {
    return index.find(name).flatMap(place -> line(name, place));
  }

  private Optional<byte[]> line(EntryName name, Place place) {
    return place.segment().line(place.offset()).filter(name::isOf).filter(this::isIntact);
  }

  private boolean isIntact(byte[] line) {
    Checksum checksum = Checksum.of(EntryLine.json(line));
    if (checksum == Checksum.ABSENT) {
      withoutChecksum.increment();
    } else if (checksum == Checksum.WRONG) {
      damaged.increment();
    }
    return checksum == Checksum.RIGHT;
  }

  /**
   * Returns how many entries were not used because an earlier version, without checksums, kept
   * them.
   */
  public long withoutChecksum() {
    return withoutChecksum.sum();
  }

  /** Returns how many entries were not used because their checksum does not match. */
  public long damaged() {
    return damaged.sum();
  }

  private void append(EntryName name, byte[] line) throws IOException {
    index.add(name, writer.append(line));
  }

  private Path entries() {
    return folder.resolve(VERSION);
  }

  /**
   * Removes segments that were not written to for long, and of the others those that were not for
   * longest, until they fit. Those that this cache wrote stay; so do those that another process
   * holds, where the system removes no open file. Segments that vanish meanwhile are no error.
   *
   * @param maximumAge how long a segment may be unchanged
   * @param maximumBytes how much may be left
   * @param now what age is measured from
   * @throws IOException if the folder cannot be read or written
   */
  public Pruned prune(Duration maximumAge, long maximumBytes, Instant now) throws IOException {
    Instant oldest = now.minus(maximumAge);
    return new Pruning(entries(), oldest, maximumBytes, writer.written(), Files::delete).run();
  }

  /**
   * Prunes as {@link #prune}, if it was not done for a day.
   *
   * @throws IOException as {@link #prune}
   */
  public Optional<Pruned> pruneDaily(Duration maximumAge, long maximumBytes, Instant now)
      throws IOException {
    if (!Files.isDirectory(entries()) || !new DailyMark(folder).claim(now)) {
      return Optional.empty();
    }
    return Optional.of(prune(maximumAge, maximumBytes, now));
  }

  /**
   * Lets go of the file that is written to. Nothing can be put any more; what is there can be
   * looked up.
   *
   * @throws IOException if the system cannot close it
   */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
