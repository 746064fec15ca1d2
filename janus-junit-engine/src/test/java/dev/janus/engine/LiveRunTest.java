package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.janus.run.Run;
import dev.janus.run.RunReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class LiveRunTest {

  @TempDir Path folder;

  @Test
  void every_rubric_is_a_test_that_asserts_the_threshold() throws Exception {
    Path bench =
        new BenchFile()
            .prompt("koala", "k1", 2)
            .prompt("koala", "k2", 1)
            .prompt("flask", "f1", 1)
            .write(folder.resolve("small.jsonl"));
    try (ScriptedServer server = new ScriptedServer()) {
      server.judge(
          request ->
              says(lastMessage(request).contains("Criteria 2") ? "[RESULT] 2" : "[RESULT] 5"));
      EngineExecutionResults results =
          EngineTestKit.engine(new JanusTestEngine())
              .selectors(selectFile(bench.toFile()))
              .configurationParameter("janus.output", folder.resolve("janus").toString())
              .configurationParameter("janus.generator.url", server.url())
              .configurationParameter("janus.generator.model", "gen")
              .configurationParameter("janus.judge.url", server.url())
              .configurationParameter("janus.judge.model", "judge")
              .configurationParameter("janus.cache", "off")
              .configurationParameter("janus.gates", "*: minimumMean=3")
              .execute();
      results.testEvents().assertStatistics(s -> s.started(7).finished(7).succeeded(6).failed(1));
      results.containerEvents().assertStatistics(s -> s.started(7).finished(7).succeeded(7));
      Run run = RunReader.read(folder.resolve("janus/small/run.jsonl"));
      assertEquals(4, run.checks().size());
      assertEquals(3, run.responses().size());
      assertEquals(3, server.generations());
      assertEquals(4, server.judgements());
    }
  }
}
