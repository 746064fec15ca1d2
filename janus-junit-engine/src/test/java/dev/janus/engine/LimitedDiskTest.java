package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.endpoint.FaultPlan;
import dev.janus.endpoint.FaultyServer;
import dev.janus.endpoint.FaultyServer.Manner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that must not grow any more is the nearest thing to a full disk that a test can have. */
@Timeout(120)
class LimitedDiskTest {

  private static final Path SHELL = Path.of("/bin/bash");
  private static final int CONCURRENCY = 8;
  private static final FaultyRun BENCH = new FaultyRun(40, 3);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {6, 17, 40})
  void a_record_that_cannot_grow_stays_readable_and_the_run_goes_on_with_more_room(int kilobytes)
      throws Exception {
    if (!Files.isExecutable(SHELL)) {
      Assumptions.abort("SKIPPED: no " + SHELL + ", which limits the size of files");
    }
    try (FaultyServer server = BENCH.server(Manner.of(FaultPlan.seed(1)))) {
      JanusLauncher launcher =
          BENCH.launcher(folder, server).set("janus.concurrency", "" + CONCURRENCY);
      Path record = launcher.folder("small").resolve("run.jsonl");
      BrokenOffRun account = new BrokenOffRun(server, record);
      String said = runWithLimit(launcher, kilobytes);
      assertTrue(said.contains(record + ": the run record cannot be written"), said);
      assertTrue(Files.readString(record).endsWith("}\n"));
      int lost = account.settle();
      assertTrue(lost <= 2 * CONCURRENCY + 1, "lost: " + lost);
      assertFalse(BENCH.run(launcher).isComplete());

      Told told = launcher.execute();
      account.settle();
      account.assertNothingElseAsked(BENCH);
      BENCH.assertWhole(launcher, told);
    }
  }

  private String runWithLimit(JanusLauncher launcher, int kilobytes) throws Exception {
    Path log = folder.resolve("child.log");
    List<String> limit =
        List.of(SHELL.toString(), "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited");
    Process child =
        ChildRun.start(limit, folder.resolve("small.jsonl"), launcher.parameters(), log);
    try {
      assertTrue(child.waitFor(60, TimeUnit.SECONDS), "still running");
      assertEquals(0, child.exitValue(), Files.readString(log));
    } finally {
      child.destroyForcibly().waitFor();
    }
    return Files.readString(log);
  }
}
