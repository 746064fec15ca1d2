package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.engine.reporting.UndecidedException;
import dev.janus.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot start says why in its first test and skips the others. */
class StartTest {

  private final ScriptedServer server = new ScriptedServer();

  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private JanusLauncher launcher() {
    Path bench =
        new BenchFile()
            .prompt("koala", "k1", 2)
            .prompt("koala", "k2", 1)
            .prompt("flask", "f1", 1)
            .write(folder.resolve("small.jsonl"));
    return new JanusLauncher(folder).server(server).bench(bench);
  }

  /** Checks that the run did not start, and returns why. */
  private String whyNot(JanusLauncher launcher) {
    Told told = launcher.execute();
    String first = String.valueOf(told.tests().get("koala/k1/r1"));
    String skipped =
        "SKIPPED: the run did not start: "
            + first.lines().findFirst().orElse("").substring("FAILED: ".length());
    assertEquals(Map.of("koala/k1/r1", first, "koala/k1/r2", skipped), told.tests());
    assertEquals(
        Map.of(
            "engine:janus", "SUCCESSFUL",
            "split:koala", "SUCCESSFUL",
            "prompt:k1", "SUCCESSFUL",
            "prompt:k2", skipped,
            "split:flask", skipped),
        told.containers());
    assertInstanceOf(UndecidedException.class, told.throwable("koala/k1/r1"));
    assertEquals(0, server.requests());
    assertEquals("", told.printed());
    ReportingOrderTest.assertWellFormed(told.lines());
    return first.substring("FAILED: ".length());
  }

  @Test
  void no_server_is_named() {
    for (String role : List.of("generator", "judge")) {
      assertEquals(
          "janus.%s.url: no server is named\n  fix: set it to an address such as http://localhost:8000/v1, or janus.mode=replay with a transcript"
              .formatted(role),
          whyNot(launcher().unset("janus." + role + ".url")));
    }
    assertFalse(Files.exists(folder.resolve("janus/small/run.jsonl")));
  }

  @Test
  void no_model_is_named() {
    for (String role : List.of("generator", "judge")) {
      assertEquals(
          "janus.%s.model: no model is named\n  fix: set it to the name the server knows it by"
              .formatted(role),
          whyNot(launcher().unset("janus." + role + ".model")));
    }
  }

  @Test
  void all_that_is_missing_is_named_at_once() {
    assertEquals(
        """
        janus.generator.url: no server is named
          fix: set it to an address such as http://localhost:8000/v1, or janus.mode=replay with a transcript
        janus.generator.model: no model is named
          fix: set it to the name the server knows it by
        janus.judge.url: no server is named
          fix: set it to an address such as http://localhost:8000/v1, or janus.mode=replay with a transcript
        janus.judge.model: no model is named
          fix: set it to the name the server knows it by""",
        whyNot(
            launcher()
                .unset("janus.generator.url")
                .unset("janus.generator.model")
                .unset("janus.judge.url")
                .unset("janus.judge.model")));
  }

  @Test
  void the_variable_of_a_key_is_not_set() {
    assertEquals(
        "janus.judge.api-key-env: the environment variable JUDGE_KEY holds no key\n  found: it is not set\n  fix: put the key of the server into JUDGE_KEY, or leave out janus.judge.api-key-env",
        whyNot(launcher().set("janus.judge.api-key-env", "JUDGE_KEY")));
  }

  @Test
  void a_key_is_not_sent_where_it_can_be_read_on_its_way() {
    assertEquals(
        "janus.generator.url: a key is not sent over plain http to another machine\n  found: http://example.org/v1, with the key in the environment variable GENERATOR_KEY\n  fix: use https, or leave out janus.generator.api-key-env",
        whyNot(
            launcher()
                .set("janus.generator.url", "http://example.org/v1")
                .set("janus.generator.api-key-env", "GENERATOR_KEY")
                .environment("GENERATOR_KEY", "sk-very-secret")));
  }

  @Test
  void a_key_is_read_from_its_variable_and_sent_to_its_server_only() {
    launcher()
        .set("janus.generator.api-key-env", "GENERATOR_KEY")
        .environment("GENERATOR_KEY", "sk-very-secret")
        .set("janus.judge.api-key-env", "JUDGE_KEY")
        .environment("JUDGE_KEY", "sk-another")
        .execute();
    assertEquals(
        Map.of("gen", Set.of("Bearer sk-very-secret"), "judge", Set.of("Bearer sk-another")),
        server.authorizations());
  }

  @Test
  void a_key_that_a_server_objects_to_is_shown_nowhere() throws IOException {
    server.generator(
        request -> new MockResponse.Builder().code(400).body("no sk-very-secret").build());
    Told told =
        launcher()
            .set("janus.generator.api-key-env", "GENERATOR_KEY")
            .environment("GENERATOR_KEY", "sk-very-secret")
            .execute();
    assertEquals(
        "FAILED: no verdict, no-response: generator %s (gen): HTTP 400 Bad Request\n  found: \"no ***\"\n  fix: change what the server objects to: janus.generator.model, janus.generator.max-tokens, another setting of the generator, or a prompt too long for the model"
            .formatted(server.url()),
        told.outcome("koala/k1/r1"));
    assertFalse(told.printed().contains("sk-very-secret"), told.printed());
    assertWrittenNowhere("sk-very-secret");
  }

  @Test
  void a_key_that_a_model_repeats_is_written_nowhere() throws IOException {
    server.generator(request -> ScriptedServer.says("My key is sk-very-secret."));
    launcher()
        .set("janus.generator.api-key-env", "GENERATOR_KEY")
        .environment("GENERATOR_KEY", "sk-very-secret")
        .execute();
    assertTrue(
        Files.readString(folder.resolve("janus/small/run.jsonl")).contains("My key is ***."));
    assertWrittenNowhere("sk-very-secret");
  }

  private void assertWrittenNowhere(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("janus"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains(secret), file.toString());
      }
    }
  }

  @Test
  void a_judge_that_is_the_generator_is_refused_where_gates_rest_on_it() {
    assertEquals(
        "janus.judge.model: the judge is the generator itself, and gates rest on it\n  found: gen at %s for both\n  fix: judge by another model, or remove the gates"
            .formatted(server.url()),
        whyNotWithGate(
            launcher().set("janus.judge.model", "gen").set("janus.judge.url", server.url() + "/")));
  }

  private String whyNotWithGate(JanusLauncher launcher) {
    Told told = launcher.set("janus.gates", "koala: minimumMean=1").execute();
    assertEquals(0, server.requests());
    String why = String.valueOf(told.outcome("koala/k1/r1")).substring("FAILED: ".length());
    assertEquals(
        "SKIPPED: the run did not start: " + why.lines().findFirst().orElseThrow(),
        told.outcome("koala/_gate/mean"));
    return why;
  }

  @Test
  void a_judge_that_is_the_generator_is_allowed_without_gates() {
    server.generator(request -> ScriptedServer.says("[RESULT] 4"));
    Told told = launcher().set("janus.judge.model", "gen").execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/k1/r1"));
  }

  @Test
  void the_same_model_elsewhere_is_another_judge() {
    try (ScriptedServer elsewhere = new ScriptedServer()) {
      elsewhere.generator(request -> ScriptedServer.says("[RESULT] 4"));
      Told told =
          launcher()
              .set("janus.judge.model", "gen")
              .set("janus.judge.url", elsewhere.url())
              .set("janus.gates", "koala: minimumMean=1")
              .execute();
      assertEquals("SUCCESSFUL", told.outcome("koala/_gate/mean"));
    }
  }

  @Test
  void a_file_is_where_the_output_folder_should_be() throws IOException {
    Path file = Files.writeString(folder.resolve("janus"), "in the way");
    assertEquals(
        "%1$s: the output folder cannot be written\n  found: FileSystemException: %1$s: Not a directory\n  fix: make it writable, or set janus.output to another folder"
            .formatted(file.resolve("small")),
        whyNot(launcher()));
  }

  @Test
  void another_run_holds_the_folder() throws IOException {
    JanusLauncher launcher = launcher();
    try (RunFolder held = RunFolder.hold(launcher.folder("small"))) {
      assertEquals(
          "%s: another run writes into this folder\n  found: held by process %d\n  fix: wait for it to end, or set janus.output to another folder"
              .formatted(held.path(), ProcessHandle.current().pid()),
          whyNot(launcher));
    }
    assertEquals("SUCCESSFUL", launcher.execute().outcome("flask/f1/r1"));
  }

  @Test
  void a_judge_template_cannot_be_read() {
    Path missing = folder.resolve("missing.txt");
    assertEquals(
        "janus.judge.template: the file cannot be read\n  found: %1$s cannot be read: java.nio.file.NoSuchFileException: %1$s\n  fix: give a file (path or classpath:/...) with {instruction}, {response}, {score_rubric} and, if wanted, {reference_answer}"
            .formatted(missing),
        whyNot(launcher().set("janus.judge.template", missing.toString())));
  }

  @Test
  void a_judge_template_lacks_a_slot() throws IOException {
    Path template = Files.writeString(folder.resolve("t.txt"), "{instruction} {response}");
    assertEquals(
        "%s: the judge template lacks a slot\n  found: no {score_rubric}\n  fix: add it where the text belongs"
            .formatted(template),
        whyNot(launcher().set("janus.judge.template", template.toString())));
  }

  @Test
  void a_judge_template_of_the_users_own_is_used() throws IOException {
    Path template =
        Files.writeString(folder.resolve("t.txt"), "OURS {instruction}|{response}|{score_rubric}");
    server.judge(
        request ->
            ScriptedServer.says(
                ScriptedServer.lastMessage(request).startsWith("OURS Be brief.\nQuestion ")
                    ? "[RESULT] 5"
                    : "[RESULT] 1"));
    Told told = launcher().set("janus.judge.template", template.toString()).execute();
    assertEquals("SUCCESSFUL", told.outcome("koala/k1/r1"));
  }
}
