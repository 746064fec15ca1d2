package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Usage;
import dev.janus.judge.Scored;
import dev.janus.judge.UnscoredReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {

  private static final String HEADER = Lines.summed(RunLineTest.HEADER) + "\n";
  private static final String RESPONSE = Lines.summed(RunLineTest.RESPONSE) + "\n";
  private static final int WHOLE = HEADER.length();

  @TempDir Path folder;

  @Test
  void appends_whole_lines() throws IOException {
    Path record = folder.resolve("run.jsonl");
    Files.writeString(record, "before\n");
    try (var recorder =
        new RunRecorder(RecordFile.open(record), "run.jsonl", Prices.UNKNOWN, new RecordTally())) {
      recorder.append(Lines.HEADER);
      recorder.append(Lines.RESPONSE);
      assertEquals("before\n" + HEADER + RESPONSE, Files.readString(record));
    }
  }

  @Test
  void never_mixes_the_lines_of_many_threads() throws Exception {
    int threads = 32;
    int lines = 50;
    Path record = folder.resolve("run.jsonl");
    try (var recorder =
        new RunRecorder(RecordFile.open(record), "run.jsonl", Prices.UNKNOWN, new RecordTally())) {
      recorder.append(Lines.HEADER);
      appendFromMany(recorder, threads, lines);
      assertEquals(
          new RunFooter(
              Lines.STARTED, 1_600, 1_600, 800, new Usage(1_600 * 30, 1_600 * 6), null, false),
          recorder.footer(Lines.STARTED, false));
    }
    Run run = RunReader.read(record);
    assertEquals(threads * lines, run.responses().size());
    assertEquals(threads * lines, run.checks().size());
    Set<String> prompts = new HashSet<>();
    run.responses().forEach(line -> prompts.add(line.prompt()));
    assertEquals(threads * lines, prompts.size());
  }

  private static void appendFromMany(RunRecorder recorder, int threads, int lines)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<?>> appending = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String name = "p" + thread + "-";
        appending.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  for (int line = 0; line < lines; line++) {
                    recorder.append(Lines.response(name + line, line, 0, "k"));
                    recorder.append(
                        Lines.verdict(
                            name + line,
                            "r1",
                            1,
                            line % 2 == 0
                                ? new Scored(3, "Kind.")
                                : Lines.unscored(UnscoredReason.BLANK)));
                  }
                  return null;
                }));
      }
      for (Future<?> each : appending) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void counts_what_was_recorded_again_once_and_its_tokens_each_time() throws IOException {
    var recorder =
        new RunRecorder(new SmallDisk(100_000), "run.jsonl", Prices.UNKNOWN, new RecordTally());
    recorder.append(Lines.HEADER);
    recorder.append(Lines.RESPONSE);
    recorder.append(Lines.response("p1", 0, 1, "k2"));
    recorder.append(Lines.UNSCORED);
    recorder.append(Lines.verdict("p1", "style", 2, Lines.unscored(UnscoredReason.BLANK)));
    recorder.append(Lines.verdict("p1", "other", 1, new Scored(1, "")));
    assertEquals(
        new RunFooter(Lines.STARTED, 2, 3, 2, new Usage(80, 16), null, true),
        recorder.footer(Lines.STARTED, true));
    recorder.append(Lines.VERDICT);
    recorder.append(Lines.GATE);
    recorder.append(Lines.FOOTER);
    assertEquals(
        new RunFooter(Lines.STARTED, 2, 3, 1, new Usage(100, 20), null, false),
        recorder.footer(Lines.STARTED, false));
  }

  @Test
  void counts_what_an_earlier_session_recorded() throws Exception {
    var tally = new RecordTally();
    List.of(Lines.HEADER, Lines.RESPONSE, Lines.UNSCORED).forEach(tally::add);
    var recorder = new RunRecorder(new SmallDisk(100_000), "run.jsonl", Prices.UNKNOWN, tally);
    assertEquals(
        new RunFooter(Lines.STARTED, 1, 1, 1, new Usage(30, 6), null, false),
        recorder.footer(Lines.STARTED, false));
    recorder.append(Lines.VERDICT);
    assertEquals(
        new RunFooter(Lines.STARTED, 1, 1, 0, new Usage(50, 10), null, false),
        recorder.footer(Lines.STARTED, false));
  }

  @Test
  void takes_no_line_after_the_disk_was_full() throws IOException {
    var disk = new SmallDisk(WHOLE + RunLineTest.FOOTER.length() + 1);
    var recorder = new RunRecorder(disk, "run.jsonl", Prices.UNKNOWN, new RecordTally());
    recorder.append(Lines.HEADER);
    var failure = assertThrows(IOException.class, () -> recorder.append(Lines.RESPONSE));
    assertSame(failure, assertThrows(IOException.class, () -> recorder.append(Lines.FOOTER)));
    assertEquals(HEADER, disk.text());
    assertEquals(0, recorder.footer(Lines.STARTED, true).responses());
  }

  @Test
  void a_disk_that_is_just_large_enough_is_not_full() throws IOException {
    var disk = new SmallDisk(WHOLE);
    new RunRecorder(disk, "run.jsonl", Prices.UNKNOWN, new RecordTally()).append(Lines.HEADER);
    assertEquals(HEADER, disk.text());
  }

  @Test
  void says_so_too_when_what_was_written_cannot_be_taken_back() throws Exception {
    var disk = new SmallDisk(WHOLE + 100);
    var recorder = new RunRecorder(disk, "run.jsonl", Prices.UNKNOWN, new RecordTally());
    recorder.append(Lines.HEADER);
    disk.refuseToTruncate();
    var failure = assertThrows(IOException.class, () -> recorder.append(Lines.RESPONSE));
    assertEquals("Input/output error", failure.getSuppressed()[0].getMessage());
    assertEquals(
        List.of(),
        RunReader.read(
                new ByteArrayInputStream(disk.text().getBytes(StandardCharsets.UTF_8)), "run.jsonl")
            .responses());
  }

  @Test
  void names_a_fault_that_has_no_message() throws IOException {
    Path record = folder.resolve("run.jsonl");
    var channel = FileChannel.open(record, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var recorder = new RunRecorder(channel, "run.jsonl", Prices.UNKNOWN, new RecordTally());
    Thread.currentThread().interrupt();
    assertThrows(ClosedByInterruptException.class, () -> channel.write(ByteBuffer.allocate(1)));
    assertTrue(Thread.interrupted());
    var failure = assertThrows(IOException.class, () -> recorder.append(Lines.HEADER));
    assertEquals(
        """
        run.jsonl: the run record cannot be written
          found: java.nio.channels.ClosedChannelException
          fix: make room or mend the disk, then run again: what is recorded is not paid for twice""",
        failure.getMessage());
  }

  @Test
  void records_even_on_a_thread_that_was_interrupted() throws Exception {
    Path record = folder.resolve("run.jsonl");
    try (var recorder =
        new RunRecorder(RecordFile.open(record), "run.jsonl", Prices.UNKNOWN, new RecordTally())) {
      Thread.currentThread().interrupt();
      recorder.append(Lines.HEADER);
      assertTrue(Thread.interrupted());
      recorder.append(Lines.FOOTER);
    }
    assertEquals(HEADER + Lines.summed(RunLineTest.FOOTER) + "\n", Files.readString(record));
  }

  @Test
  void closes_its_channel() throws IOException {
    var disk = new SmallDisk(0);
    var recorder = new RunRecorder(disk, "run.jsonl", Prices.UNKNOWN, new RecordTally());
    var session = new RunSession(recorder, Lines.HEADER, Transcript.EMPTY, Optional.empty());
    session.close();
    assertFalse(disk.isOpen());
  }
}
