package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.testkit.engine.EngineTestKit;

class JanusTestEngineTest {

  @TempDir Path folder;

  @Test
  void launchers_find_it_and_know_where_it_is_from() {
    TestEngine engine =
        ServiceLoader.load(TestEngine.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.getId().equals("janus"))
            .findFirst()
            .orElseThrow();
    assertEquals(JanusTestEngine.class, engine.getClass());
    assertEquals(Optional.of("dev.janus"), engine.getGroupId());
    assertEquals(Optional.of("janus-junit-engine"), engine.getArtifactId());
    assertEquals(Optional.of("dev"), engine.getVersion());
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void it_prints_where_system_out_leads_when_it_executes_not_when_it_is_made() {
    JanusTestEngine engine = new JanusTestEngine();
    Path bench = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("small.jsonl"));
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (ScriptedServer server = new ScriptedServer()) {
      server.judge(request -> ScriptedServer.says("[RESULT] 1"));
      EngineTestKit.engine(engine)
          .selectors(selectFile(bench.toFile()))
          .configurationParameter("janus.output", folder.resolve("janus").toString())
          .configurationParameter("janus.generator.url", server.url())
          .configurationParameter("janus.generator.model", "gen")
          .configurationParameter("janus.judge.url", server.url())
          .configurationParameter("janus.judge.model", "judge")
          .configurationParameter("janus.cache", "off")
          .execute();
    } finally {
      System.setOut(before);
    }
    assertEquals(
        """
        janus: small: plan: 2 calls, about 1,460 tokens
          generator gen: 1 call, about 6 tokens in and 500 out
          judge judge: 1 call, about 774 tokens in and 180 out
          recorded in %s; if interrupted, run the same again: it goes on there
        koala/k1/r1
        system message:
          Be brief.
        prompt:
          Question k1?
        response:
          An answer.
        criteria:
          Criteria 1 of k1?
        """
            .formatted(folder.resolve("janus/small/run.jsonl")),
        printed.toString(StandardCharsets.UTF_8));
  }
}
