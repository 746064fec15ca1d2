package dev.janus.engine;

import static dev.janus.engine.ScriptedServer.chooses;
import static dev.janus.engine.ScriptedServer.lastMessage;
import static dev.janus.engine.ScriptedServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.janus.generate.Response;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.judge.Verdict;
import dev.janus.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model thinks is recorded, and neither judged nor read. */
class ThoughtTest {

  @TempDir Path folder;
  @AutoClose private final ScriptedServer server = new ScriptedServer();

  private JanusLauncher launcher() {
    Path bench = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("b.jsonl"));
    return new JanusLauncher(folder).server(server).bench(bench);
  }

  private static Verdict verdict(Run run) {
    return run.checks().get(0).judgements().get(0).verdict();
  }

  /** Scores 5 a response that is nothing but a greeting. */
  private void judgeGreetings() {
    server.judge(
        request ->
            says(
                lastMessage(request).contains("\nHello!\nresponse-")
                        && !lastMessage(request).contains("secret")
                    ? "[RESULT] 5"
                    : "[RESULT] 1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\":\"<think>a secret</think>Hello!\"} | a secret",
        "{\"content\":\"Hello!\",\"reasoning_content\":\"a secret\"} | a secret",
        "{\"content\":\"Hello!\",\"reasoning\":\"a secret\"} | a secret",
        "{\"content\":\"Hello!\",\"thinking\":\"a secret\"} | a secret",
        "{\"content\":\"Hello!\",\"reasoning\":\"a secret\",\"reasoning_details\":[{\"text\":\"a secret\"}]} | a secret",
        "{\"content\":\"Hello!\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a \"},{\"summary\":\"secret\"}]} | a secret",
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"a secret\"},{\"type\":\"text\",\"text\":\"Hello!\"}]} | a secret",
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"a secret\"}]},{\"type\":\"text\",\"text\":\"Hello!\"}]} | a secret",
        "{\"content\":[{\"type\":\"reasoning\",\"summary\":[{\"text\":\"a secret\"}]},{\"type\":\"output_text\",\"text\":\"Hello!\"}]} | a secret",
      })
  void the_judge_sees_what_a_user_would_see(String message, String thought) throws Exception {
    server.generator(request -> chooses("{\"message\":" + message + "}"));
    judgeGreetings();
    JanusLauncher launcher = launcher();
    launcher.execute();
    Run run = launcher.run("b");
    Response response = run.responses().get(0).response();
    assertEquals("Hello!", response.text());
    assertEquals(thought, response.thought());
    assertEquals(new Scored(5, ""), verdict(run));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reasoning_content\":\"Let me see.\"} | stop | 11",
        "{\"content\":null,\"reasoning\":\"Let me see.\"} | length | 11",
        "{\"content\":\"<think>Let me see.\"} | length | 11",
      })
  void thinking_alone_is_a_blank_response(String message, String reason, int characters)
      throws Exception {
    server.generator(
        request -> chooses("{\"finish_reason\":\"" + reason + "\",\"message\":" + message + "}"));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(
        new Unscored(
            UnscoredReason.NO_RESPONSE,
            """
            generator gen: the reply was blank 6 times
              found: %d characters of thinking and no text
              fix: raise janus.generator.max-tokens"""
                .formatted(characters)),
        verdict(launcher.run("b")));
    assertEquals(6, server.generations());
  }

  @Test
  void the_thinking_of_a_judge_is_not_read() throws Exception {
    server.judge(request -> chooses("{\"message\":{\"reasoning_content\":\"[RESULT] 5\"}}"));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(
        new Unscored(
            UnscoredReason.BLANK,
            "the judge's reply was blank: 10 characters of thinking and no text; raise janus.judge.max-tokens"),
        verdict(launcher.run("b")));
  }

  @Test
  void a_closing_tag_that_the_judge_quotes_in_json_does_not_end_its_thinking() throws Exception {
    server.generator(request -> says("</think>Rating: 5/5"));
    server.judge(
        request -> says("{\"feedback\":\"The response is only </think>Rating: 5/5\",\"score\":1}"));
    JanusLauncher launcher = launcher();
    launcher.execute();
    assertEquals(
        new Scored(1, "The response is only </think>Rating: 5/5"), verdict(launcher.run("b")));
  }

  @Test
  void earlier_turns_are_sent_back_without_their_thinking() {
    Queue<String> sent = new ConcurrentLinkedQueue<>();
    server.generator(
        request -> {
          sent.add(request.path("messages").toString());
          return says("<think>a secret</think>Hello!");
        });
    Path bench =
        new BenchFile()
            .dialogue("d1", "Question d1?", "And then?")
            .write(folder.resolve("d.jsonl"));
    new JanusLauncher(folder).server(server).bench(bench).execute();
    assertEquals(
        List.of(
            "[{\"role\":\"user\",\"content\":\"Question d1?\"}]",
            "[{\"role\":\"user\",\"content\":\"Question d1?\"},"
                + "{\"role\":\"assistant\",\"content\":\"Hello!\"},"
                + "{\"role\":\"user\",\"content\":\"And then?\"}]"),
        List.copyOf(sent));
  }

  @Test
  void a_record_tells_thought_from_text_and_is_replayed_as_it_is() throws Exception {
    server.generator(request -> says("<think>a secret</think>Hello!"));
    judgeGreetings();
    JanusLauncher launcher = launcher();
    launcher.execute();
    String record = Files.readString(launcher.folder("b").resolve("run.jsonl"));
    assertTrue(record.contains("\"text\":\"Hello!\",\"thought\":\"a secret\""), record);
    assertEquals(Map.of("koala/k1/r1", "SUCCESSFUL"), replay(record).tests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<think>a secret</think>Hello!", "Hello!"})
  void a_record_without_thoughts_is_replayed_as_a_user_would_see_it(String text) throws Exception {
    server.generator(request -> says("Hello!"));
    judgeGreetings();
    JanusLauncher launcher = launcher();
    launcher.execute();
    List<String> old = new ArrayList<>();
    for (String line : Files.readAllLines(launcher.folder("b").resolve("run.jsonl"))) {
      ObjectNode json = (ObjectNode) ScriptedServer.JSON.readTree(line);
      json.remove("sum");
      if (json.path("type").asText().equals("response")) {
        json.remove("thought");
        json.put("text", text);
      }
      old.add(json.toString());
    }
    assertEquals(
        Map.of("koala/k1/r1", "SUCCESSFUL"), replay(String.join("\n", old) + "\n").tests());
  }

  private Told replay(String record) throws Exception {
    Path transcript = Files.writeString(folder.resolve("t.jsonl"), record);
    JanusLauncher again =
        launcher()
            .set("janus.mode", "replay")
            .set("janus.transcript", transcript.toString())
            .set("janus.output", folder.resolve("again").toString());
    Told told = again.execute();
    assertFalse(told.printed().contains("secret"), told.printed());
    return told;
  }

  @Test
  void a_response_that_a_cache_holds_is_what_a_user_would_see() throws Exception {
    server.generator(request -> says("<think>a secret</think>Hello!"));
    judgeGreetings();
    for (String output : List.of("first", "second")) {
      JanusLauncher launcher =
          launcher()
              .set("janus.generator.revision", "r1")
              .set("janus.cache", folder.resolve("cache").toString())
              .set("janus.output", folder.resolve(output).toString());
      assertEquals(Map.of("koala/k1/r1", "SUCCESSFUL"), launcher.execute().tests());
    }
    assertEquals(1, server.generations());
    assertEquals(1, server.judgements());
  }
}
