package dev.janus.run;

import dev.janus.run.RecordedRun.Earlier;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one bench's run: {@code run.jsonl}, and {@code report/} beside it. Held by one run
 * at a time, through a lock of the operating system, which a killed JVM leaves free.
 */
@API(status = Status.EXPERIMENTAL)
public final class RunFolder implements AutoCloseable {

  /** The name of the record. */
  public static final String RECORD = "run.jsonl";

  /**
   * The folder, in that of the whole run, of the run of a part: what a filter or a limit selects.
   */
  public static final String PARTIAL = "partial";

  /**
   * Where the record goes that a new run replaces, provided that it was paid for. A number is added
   * where such a file is there already, here as in the next two.
   */
  public static final String PREVIOUS = "run.previous.jsonl";

  /** The setting that tells a run that was paid for from a replay. */
  public static final String MODE = "janus.mode";

  /** The setting that names what is replayed. */
  public static final String TRANSCRIPT = "janus.transcript";

  /** The setting that names a part of a bench: another part has another record. */
  public static final String SHARD = "janus.shard";

  /** Where a copy of a record goes before damaged lines are taken out of it. */
  public static final String DAMAGED = "run.damaged.jsonl";

  /** Where a file goes that stands in the record's place and is none. */
  public static final String UNREADABLE = "run.unreadable.jsonl";

  private static final String LOCK = "run.lock";

  /** How much is read at once in search of the last line break, in bytes. */
  private static final int BLOCK = 64 * 1024;

  /**
   * The folders this JVM holds. The operating system's locks belong to the JVM as a whole, and
   * closing any channel of the locked file lets go of them: so it must not be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path realPath;
  private final FileChannel lockFile;

  private RunFolder(Path folder, Path realPath, FileChannel lockFile) {
    this.folder = folder;
    this.realPath = realPath;
    this.lockFile = lockFile;
  }

  /**
   * Takes hold of a folder, which is created where needed.
   *
   * @throws FolderInUseException if another run holds it
   * @throws IOException if it cannot be written
   */
  public static RunFolder hold(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Path realPath = folder.toRealPath();
      if (!HELD.add(realPath)) {
        throw inUse(folder, ownProcess());
      }
      return hold(folder, realPath);
    } catch (FolderInUseException e) {
      throw e;
    } catch (FileAlreadyExistsException e) {
      throw unwritable(folder, "a file where a folder should be", e);
    } catch (IOException e) {
      throw unwritable(folder, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static RunFolder hold(Path folder, Path realPath) throws IOException {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      lock(folder, channel);
      return new RunFolder(folder, realPath, channel);
    } catch (IOException e) {
      HELD.remove(realPath);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static void lock(Path folder, FileChannel channel) throws IOException {
    // The first byte stays free, so that who is refused can read who holds the folder.
    if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
      throw inUse(folder, readHolder(channel));
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(ownProcess().getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static FolderInUseException inUse(Path folder, String holder) {
    return new FolderInUseException(
        "%s: another run writes into this folder\n  found: held by process %s\n  fix: wait for it to end, or set janus.output to another folder"
            .formatted(folder, holder));
  }

  private static String ownProcess() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static IOException unwritable(Path folder, String found, IOException cause) {
    return new IOException(
        "%s: the output folder cannot be written\n  found: %s\n  fix: make it writable, or set janus.output to another folder"
            .formatted(folder, found),
        cause);
  }

  private static String readHolder(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    String holder = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
    return holder.isBlank() ? "unknown" : holder;
  }

  /** Returns the folder. */
  public Path path() {
    return folder;
  }

  /** Returns where the record is. */
  public Path record() {
    return folder.resolve(RECORD);
  }

  /**
   * Opens the record for a run.
   *
   * <p>A record goes on when it is of the same bench, generator and judge and was not finished, or
   * is damaged, or when this very JVM wrote it (a rerun of failed tests); what it holds then need
   * not be paid for again. Damaged lines are dropped, and what they held is asked again. Any other
   * record is replaced; one that holds responses that were paid for is kept beside it, as is a file
   * that is no record.
   *
   * @param session this start of the run
   * @param notices takes what becomes of an earlier record, a message each
   * @throws IOException if the record cannot be written
   */
  public RunSession open(RunHeader header, SessionLine session, Consumer<String> notices)
      throws IOException {
    try {
      dropCutOffLine();
      Earlier earlier = readEarlier(notices);
      if (earlier != null && goesOn(earlier, header)) {
        return goOn(mended(earlier, notices), header, session);
      }
      if (earlier != null) {
        earlier.run().close();
        if (wasPaidFor(earlier.run().figures())) {
          notices.accept(
              "%s: the record of another run is kept as %s"
                  .formatted(record(), keepAs(PREVIOUS).getFileName()));
        }
      }
      Files.deleteIfExists(record());
      RunRecorder recorder = recorder(header, session, new RecordTally());
      return new RunSession(recorder, header, Transcript.EMPTY, Optional.empty());
    } catch (FileSystemException | FileNotFoundException e) {
      throw new IOException(
          "%s: the run record cannot be opened\n  found: %s\n  fix: make it a file that can be written, or set janus.output to another folder"
              .formatted(record(), e.getMessage()),
          e);
    }
  }

  /**
   * Returns what a run with this header would go on with, without touching anything; empty when it
   * would start anew.
   *
   * @param folder which need not exist
   */
  public static Optional<Run> toContinue(Path folder, RunHeader header) {
    Path record = folder.resolve(RECORD);
    try {
      Earlier earlier = RecordedRun.toGoOn(record);
      earlier.run().close();
      return goesOn(earlier, header) ? Optional.of(earlier.run().figures()) : Optional.empty();
    } catch (UnreadableRunException | IOException e) {
      // Whatever is wrong with it, a run would replace it.
      return Optional.empty();
    }
  }

  /** Returns the record without its damaged lines and with checksums, on disk as well. */
  private Earlier mended(Earlier earlier, Consumer<String> notices) throws IOException {
    RecordScan scan = earlier.scan();
    if (!earlier.isDamaged() && scan.hasChecksums()) {
      return earlier;
    }
    earlier.run().close();
    if (earlier.isDamaged()) {
      Path copy = free(DAMAGED);
      Files.copy(record(), copy);
      notices.accept(
          "%s: %s dropped, and what was in %s is asked again\n  found: line %s: %s\n  fix: nothing; the damaged record is kept as %s"
              .formatted(
                  record(),
                  scan.damages().size() == 1
                      ? "1 damaged line is"
                      : scan.damages().size() + " damaged lines are",
                  scan.damages().size() == 1 ? "it" : "them",
                  scan.numbers(),
                  scan.damages().get(0).what(),
                  copy.getFileName()));
    } else {
      notices.accept(
          "%s: the record had no checksums, as an earlier version wrote it, and has them now"
              .formatted(record()));
    }
    RecordRepair.repair(record(), scan);
    try {
      return RecordedRun.toGoOn(record());
    } catch (UnreadableRunException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private RunSession goOn(Earlier earlier, RunHeader header, SessionLine session)
      throws IOException {
    Run figures = earlier.run().figures();
    RunHeader continued = continued(header, figures.header());
    try {
      RunRecorder recorder = recorder(continued, session, earlier.tally());
      return new RunSession(recorder, continued, earlier.run().transcript(), Optional.of(figures));
    } catch (IOException e) {
      earlier.run().close();
      throw e;
    }
  }

  private RunRecorder recorder(RunHeader header, SessionLine session, RecordTally tally)
      throws IOException {
    RunRecorder recorder =
        new RunRecorder(RecordFile.open(record()), record().toString(), Prices.of(header), tally);
    try {
      recorder.append(header);
      recorder.append(session);
      return recorder;
    } catch (IOException e) {
      recorder.close();
      throw e;
    }
  }

  /** Moves the record aside, and never over what was kept before. */
  private Path keepAs(String name) throws IOException {
    return Files.move(record(), free(name));
  }

  private Path free(String name) {
    return free(folder.resolve(name));
  }

  /**
   * Returns the file if it is not there, else one beside it with the first free number in its name.
   */
  public static Path free(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path free = file;
    for (int number = 2; Files.exists(free); number++) {
      free = file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
    return free;
  }

  private @Nullable Earlier readEarlier(Consumer<String> notices) throws IOException {
    if (!Files.exists(record()) || Files.size(record()) == 0) {
      return null;
    }
    try {
      return RecordedRun.toGoOn(record());
    } catch (UnreadableRunException e) {
      // Whatever it is, it is kept rather than overwritten.
      notices.accept(
          "%s: what is there is no run record, and is kept as %s"
              .formatted(record(), keepAs(UNREADABLE).getFileName()));
      return null;
    }
  }

  private static boolean goesOn(Earlier earlier, RunHeader header) {
    Run run = earlier.run().figures();
    RunHeader before = run.header();
    boolean same =
        before.bench().digest().equals(header.bench().digest())
            && before.generator().equals(header.generator())
            && before.judge().equals(header.judge())
            && mode(before).equals(mode(header))
            && (shard(header).isEmpty() || shard(before).equals(shard(header)));
    return same
        && (!run.isComplete() || earlier.isDamaged() || before.process().equals(header.process()));
  }

  private static boolean wasPaidFor(Run run) {
    return !run.header().isReplay() && !run.responses().isEmpty();
  }

  /** What is only planned would be a live run. */
  private static String mode(RunHeader header) {
    String mode = header.settings().getOrDefault(MODE, "");
    return mode.equals("plan") ? "live" : mode;
  }

  private static String shard(RunHeader header) {
    return header.settings().getOrDefault(SHARD, "");
  }

  private static RunHeader continued(RunHeader header, RunHeader first) {
    return new RunHeader(
        header.schema(),
        first.run(),
        first.started(),
        header.engine(),
        header.process(),
        header.bench(),
        header.generator(),
        header.judge(),
        header.settings());
  }

  /** What follows the last line break was being written when an earlier run was killed. */
  private void dropCutOffLine() throws IOException {
    if (!Files.exists(record())) {
      return;
    }
    try (RecordFile file = RecordFile.open(record())) {
      long end = endOfLastLine(file);
      // A file without any line break is no record that was cut off: it is left as it is.
      if (end > 0) {
        file.truncate(end);
      }
    }
  }

  private static long endOfLastLine(RecordFile file) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long end = file.size();
    while (end > 0) {
      long start = Math.max(0, end - block.capacity());
      block.clear().limit((int) (end - start));
      file.position(start).read(block);
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /** Lets go of the folder. */
  @Override
  public void close() throws IOException {
    if (lockFile.isOpen()) {
      lockFile.close();
      HELD.remove(realPath);
    }
  }
}
