package dev.janus.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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

  /** Where the record goes that a new run replaces, provided that it was paid for. */
  static final String PREVIOUS = "run.previous.jsonl";

  /** The setting that tells a run that was paid for from a replay. */
  public static final String MODE = "janus.mode";

  private static final String LOCK = "run.lock";

  private final Path folder;
  private final FileChannel lockFile;

  private RunFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Takes hold of a folder, which is created where needed.
   *
   * @throws FolderInUseException if another run holds it
   * @throws IOException if it cannot be written
   */
  public static RunFolder hold(Path folder) throws IOException {
    FileChannel channel;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw unwritable(folder, "a file where a folder should be", e);
    } catch (IOException e) {
      throw unwritable(folder, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
    if (!lock(channel)) {
      String holder = readHolder(channel);
      channel.close();
      throw new FolderInUseException(
          "%s: another run writes into this folder\n  found: held by process %s\n  fix: wait for it to end, or set janus.output to another folder"
              .formatted(folder, holder));
    }
    channel.truncate(0);
    channel.write(ascii(Long.toString(ProcessHandle.current().pid())), 0);
    return new RunFolder(folder, channel);
  }

  private static IOException unwritable(Path folder, String found, IOException cause) {
    return new IOException(
        "%s: the output folder cannot be written\n  found: %s\n  fix: make it writable, or set janus.output to another folder"
            .formatted(folder, found),
        cause);
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String readHolder(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    String holder = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
    return holder.isBlank() ? "unknown" : holder;
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
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
   * when this very JVM wrote it (a rerun of failed tests); what it holds then need not be paid for
   * again. Any other record is replaced; one that was paid for is kept as {@code
   * run.previous.jsonl}.
   *
   * @throws IOException if the record cannot be written
   */
  public RunSession open(RunHeader header) throws IOException {
    dropCutOffLine();
    Run earlier = readEarlier();
    boolean goesOn = earlier != null && goesOn(earlier, header);
    if (!goesOn && earlier != null && wasPaidFor(earlier)) {
      Files.move(record(), folder.resolve(PREVIOUS), StandardCopyOption.REPLACE_EXISTING);
    }
    RecordFile channel = new RecordFile(record());
    if (!goesOn) {
      channel.truncate(0);
    }
    RunRecorder recorder = new RunRecorder(channel, record().toString());
    if (earlier == null || !goesOn) {
      recorder.append(header);
      return new RunSession(recorder, header, Transcript.EMPTY, Optional.empty());
    }
    recorder.count(earlier);
    RunHeader continued = continued(header, earlier.header());
    recorder.append(continued);
    Transcript paidFor = Transcript.of(earlier).withoutTransportFaults();
    return new RunSession(recorder, continued, paidFor, Optional.of(earlier));
  }

  private @Nullable Run readEarlier() throws IOException {
    if (!Files.exists(record())) {
      return null;
    }
    try {
      return RunReader.read(record());
    } catch (UnreadableRunException e) {
      // Not ours to judge: whatever it is, it is kept aside rather than overwritten.
      Files.move(record(), folder.resolve(PREVIOUS), StandardCopyOption.REPLACE_EXISTING);
      return null;
    }
  }

  private static boolean goesOn(Run earlier, RunHeader header) {
    RunHeader before = earlier.header();
    boolean same =
        before.bench().digest().equals(header.bench().digest())
            && before.generator().equals(header.generator())
            && before.judge().equals(header.judge())
            && mode(before).equals(mode(header));
    return same && (!earlier.isComplete() || before.process().equals(header.process()));
  }

  private static boolean wasPaidFor(Run run) {
    return !mode(run.header()).equals("replay");
  }

  private static String mode(RunHeader header) {
    return header.settings().getOrDefault(MODE, "");
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
    try (FileChannel channel =
        FileChannel.open(record(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.truncate(endOfLastLine(channel));
    }
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(64 * 1024);
    long end = channel.size();
    while (end > 0) {
      long start = Math.max(0, end - block.capacity());
      block.clear().limit((int) (end - start));
      channel.read(block, start);
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
    lockFile.close();
  }
}
