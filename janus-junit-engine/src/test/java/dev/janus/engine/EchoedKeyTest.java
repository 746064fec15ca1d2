package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.judge.Scored;
import dev.janus.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in what servers say: kept out of what is written and shown, not out of what is judged. */
class EchoedKeyTest {

  private static final String KEY = "sk-Ab3d\"Ef6h";

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  private JanusLauncher launcher(String key) {
    Path bench = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("b.jsonl"));
    return new JanusLauncher(folder)
        .server(server)
        .bench(bench)
        .environment("KEY", key)
        .set("janus.generator.api-key-env", "KEY")
        .set("janus.judge.api-key-env", "KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "test", "score", "[RESULT]", "EMPTY"})
  void a_dummy_key_changes_no_score(String key) throws Exception {
    server.generator(request -> says("This is a test: 4, EMPTY."));
    server.judge(
        request ->
            says(
                lastMessage(request).contains("This is a test: 4, EMPTY.")
                    ? "A good test. [RESULT] 4"
                    : "[RESULT] 1"));
    JanusLauncher launcher = launcher(key);
    launcher.execute();
    Run run = launcher.run("b");
    assertEquals(4, ((Scored) run.checks().get(0).judgements().get(0).verdict()).score());
  }

  @Test
  void a_reply_is_read_before_a_key_is_taken_out_of_it() throws Exception {
    server.judge(request -> says("Good. [RESULT]:**4**"));
    JanusLauncher launcher = launcher("[RESULT]:**4**");
    launcher.execute();
    Run run = launcher.run("b");
    assertEquals(4, ((Scored) run.checks().get(0).judgements().get(0).verdict()).score());
    assertEquals("Good. ***", run.checks().get(0).judgements().get(0).raw());
  }

  @Test
  void an_echoed_key_is_judged_and_neither_written_nor_shown() throws Exception {
    String basic =
        Base64.getEncoder().encodeToString(("user:" + KEY).getBytes(StandardCharsets.UTF_8));
    server.generator(request -> says("<think>" + KEY + "</think>My key is " + KEY + ", " + basic));
    server.judge(
        request ->
            says(
                lastMessage(request).contains("My key is " + KEY + ", " + basic)
                    ? "It says " + KEY + " and " + KEY.replace("\"", "\\\"") + ". [RESULT] 2"
                    : "[RESULT] 5"));
    JanusLauncher launcher = launcher(KEY).set("janus.cache", folder.resolve("cache").toString());
    Told told = launcher.execute();
    Run run = launcher.run("b");
    assertEquals(
        new Scored(2, "It says *** and ***."), run.checks().get(0).judgements().get(0).verdict());
    assertEquals("***", run.responses().get(0).response().thought());
    assertTrue(
        run.responses().get(0).response().text().startsWith("My key is ***, "),
        run.responses().get(0).response().text());
    assertTrue(
        String.valueOf(told.outcome("koala/k1/r1")).endsWith("The judge: It says *** and ***."),
        told.outcome("koala/k1/r1"));
    assertTrue(told.printed().contains("My key is ***, "), told.printed());
    for (String form : List.of(KEY, "Ab3d", basic.substring(9, 20))) {
      assertFalse(told.printed().contains(form), told.printed());
      assertFalse(told.tests().toString().contains(form), told.tests().toString());
      assertEquals(List.of(), filesWith(form));
    }
  }

  /** Returns all files that a run leaves in which a text occurs. */
  private List<String> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> read(file).contains(text))
          .map(Path::toString)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_verdict_with_a_key_in_it_is_not_kept_for_later_runs() throws Exception {
    server.judge(request -> says(KEY + " [RESULT] 4"));
    for (String output : List.of("first", "second")) {
      launcher(KEY)
          .set("janus.cache", folder.resolve("cache").toString())
          .set("janus.output", folder.resolve(output).toString())
          .execute();
    }
    assertEquals(2, server.judgements());
  }
}
