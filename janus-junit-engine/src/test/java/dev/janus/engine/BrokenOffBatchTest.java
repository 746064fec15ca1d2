package dev.janus.engine;

import static dev.janus.engine.BatchedRuns.PROMPTS;
import static dev.janus.engine.BatchedRuns.VERDICTS;
import static dev.janus.engine.BatchedRuns.launcher;
import static dev.janus.engine.BatchedRuns.lines;
import static dev.janus.engine.BatchedRuns.paid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.batch.FakeAnswer;
import dev.janus.chat.batch.FakeBatchServer;
import dev.janus.execution.Cancellation;
import dev.janus.run.Check;
import dev.janus.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A batched run that does not come to its end is taken up by the next one, and not paid twice. */
@Timeout(60)
class BrokenOffBatchTest {

  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  @AutoClose private final FakeBatchServer server = new FakeBatchServer();

  @TempDir Path folder;
  private JanusLauncher launcher;

  @BeforeEach
  void open() {
    server.answers = BatchedRuns::answer;
    launcher = launcher(folder, server, "batch", "batch").bench(BatchedRuns.bench(folder));
  }

  /** Has the server never say how far the batch of verdicts is. */
  private Cancellation stuckAtVerdicts(Runnable first) {
    server.before =
        call -> {
          if (call.equals(FakeBatchServer.STATUS)
              && server.batches() == 2
              && stuck.getCount() > 0) {
            first.run();
            stuck.countDown();
            await(over);
          }
        };
    return () -> stuck.getCount() == 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertTakenUp() throws Exception {
    Told told = launcher.process("jvm-2").execute();
    assertTrue(launcher.run("small").isComplete());
    assertEquals(PROMPTS + VERDICTS + 3, lines(launcher, "small").size());
    assertEquals(VERDICTS + 3, told.tests().size());
    assertEquals(2, server.batches());
    assertEquals(PROMPTS + VERDICTS, server.paid.size());
    assertEquals(PROMPTS + VERDICTS, paid(server));
    assertFalse(Files.exists(launcher.folder("small").resolve("batch")));
  }

  @Test
  void a_run_cancelled_while_a_batch_is_under_way_goes_on_with_that_batch() throws Exception {
    Told told = launcher.execute(stuckAtVerdicts(() -> {}));
    over.countDown();
    String reason =
        "the run was cancelled; run again to go on: what is recorded is not paid for twice";
    assertEquals("ABORTED: " + reason, told.outcome("flask/p1/r1"));
    assertEquals("SKIPPED: " + reason, told.outcome("split:koala"));
    assertTakenUp();
  }

  @Test
  void a_run_killed_while_a_batch_is_under_way_goes_on_with_that_batch() throws Exception {
    Path killed = folder.resolve("killed");
    Cancellation cancellation =
        stuckAtVerdicts(
            () -> {
              try {
                BatchedRuns.copy(folder.resolve("janus"), killed);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    launcher.execute(cancellation);
    over.countDown();
    // The disk as a JVM leaves it that is killed.
    Files.move(folder.resolve("janus"), folder.resolve("cancelled"));
    Files.move(killed, folder.resolve("janus"));
    assertTakenUp();
  }

  @Test
  void another_run_takes_nothing_out_of_the_store_of_one_that_was_broken_off() throws Exception {
    launcher.execute(stuckAtVerdicts(() -> {}));
    over.countDown();
    launcher.process("jvm-2").set("janus.judge.seed", "7").execute();
    assertTrue(launcher.run("small").isComplete());
    assertEquals(4, server.batches());
    assertEquals(PROMPTS, server.paid.values().stream().filter(times -> times == 2).count());
    assertEquals(2 * PROMPTS + VERDICTS, paid(server));
  }

  @Test
  void a_server_without_batches_is_told_once() throws Exception {
    server.refuse(FakeBatchServer.UPLOAD, 404, "no such path");
    Told told = launcher.execute();
    String reason =
        "the run stopped: generator %s (gen): HTTP 404: the server does not offer the Batch API"
            .formatted(server.url());
    assertEquals(1, told.failed().size());
    assertEquals(
        """
        FAILED: generator %s (gen): HTTP 404: the server does not offer the Batch API
          found: "no such path"
          fix: set janus.generator.transport to direct, or check janus.generator.url (what /files and /batches are appended to)"""
            .formatted(server.url()),
        told.outcome("flask/p1/r1"));
    assertEquals("SKIPPED: " + reason, told.outcome("flask/p1/r2"));
    assertEquals("SKIPPED: " + reason, told.outcome("split:koala"));
    assertEquals("SKIPPED: " + reason, told.outcome("split:overall"));
    assertEquals(0, paid(server));
    assertTakenUp();
  }

  private void budget(long tokens) {
    launcher
        .set("janus.budget.tokens", Long.toString(tokens))
        .set("janus.generator.max-tokens", "20")
        .set("janus.judge.max-tokens", "20");
  }

  @Test
  void a_batch_that_the_budget_may_not_cover_is_not_sent_and_what_was_paid_is_recorded()
      throws Exception {
    budget(1000);
    for (String process : List.of("jvm-1", "jvm-2")) {
      Told told = launcher.process(process).execute();
      String reason = String.valueOf(told.outcome("flask/p1/r1"));
      assertTrue(
          reason.startsWith(
              "ABORTED: the run stopped: janus.budget.tokens: the budget does not cover another request\n"
                  + "  found: 60 of 1000 tokens spent, and the next request may take "),
          reason);
      Run stopped = launcher.run("small");
      assertFalse(stopped.isComplete());
      assertEquals(PROMPTS, stopped.responses().size());
      assertEquals(List.of(), stopped.checks());
      assertEquals(PROMPTS, paid(server));
    }
    budget(100_000);
    assertTakenUp();
  }

  @Test
  void answers_that_a_killed_run_left_in_its_store_count_in_the_budget() throws Exception {
    launcher.execute(stuckAtVerdicts(() -> {}));
    over.countDown();
    budget(1000);
    // Other lengths are other requests, so the run that is taken up is given the same ones.
    launcher.unset("janus.generator.max-tokens").unset("janus.judge.max-tokens");
    Told told = launcher.process("jvm-2").execute();
    String reason = String.valueOf(told.outcome("flask/p1/r1"));
    assertTrue(reason.contains("found: 60 of 1000 tokens spent"), reason);
    assertEquals(PROMPTS, launcher.run("small").responses().size());
  }

  @Test
  void a_run_that_stops_at_the_first_failure_records_all_that_was_answered() throws Exception {
    server.answers =
        line ->
            line.toString().contains("Criteria 1 of p3?")
                ? FakeAnswer.refused(line, 400, "no")
                : BatchedRuns.answer(line);
    launcher.set("janus.fail-fast", "true").execute();
    Run stopped = launcher.run("small");
    assertFalse(stopped.isComplete());
    assertEquals(PROMPTS, stopped.responses().size());
    assertEquals(VERDICTS, stopped.checks().size());
    assertEquals(1, stopped.checks().stream().mapToInt(Check::unscored).sum());
    assertEquals(PROMPTS + VERDICTS - 1, paid(server));

    server.answers = BatchedRuns::answer;
    int batches = server.batches();
    launcher.process("jvm-2").execute();
    assertEquals(batches + 1, server.batches());
    assertTrue(launcher.run("small").isComplete());
    assertEquals(PROMPTS + VERDICTS, server.paid.size());
    assertEquals(PROMPTS + VERDICTS, paid(server));
  }

  @Test
  void the_first_model_that_is_refused_ends_the_waiting_for_the_other() throws Exception {
    AtomicBoolean refused = new AtomicBoolean();
    server.before =
        call -> {
          if (call.equals(FakeBatchServer.CREATE) && server.batches() == 1) {
            server.states = Collections.nCopies(1_000_000, "in_progress");
          }
          // The second batch is under way for ever; the third is of the other model.
          if (call.equals(FakeBatchServer.CREATE)
              && server.batches() == 2
              && refused.compareAndSet(false, true)) {
            server.refuse(call, 400, "not today");
          }
        };
    Told told = launcher.selectAnew().bench(BatchedRuns.dialogues(folder)).execute();
    String message = String.valueOf(told.outcome("mt-bench/d1/r1"));
    assertTrue(message.contains("HTTP 400"), message);
    assertTrue(message.contains("not today"), message);
    assertEquals(2, server.batches());
    assertFalse(launcher.run("dialogues").isComplete());
  }

  @Test
  void a_budget_counts_what_a_batch_took_before_the_other_model_is_asked_directly()
      throws Exception {
    launcher.set("janus.judge.transport", "direct").set("janus.judge.max-tokens", "20");
    // A judgement may take 800 tokens and takes 10; a response may take 518, and takes 10.
    launcher.set("janus.budget.tokens", Integer.toString(PROMPTS * 520));
    launcher.execute();
    assertTrue(launcher.run("small").isComplete());
    assertEquals(PROMPTS, paid(server));
    assertEquals(VERDICTS, server.paidDirectly);
  }
}
