package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.janus.engine.configuration.JanusConfiguration;
import dev.janus.engine.scanned.Scanned;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a setting is one failing test that says what to do. */
class BadValueTest {

  @TempDir Path folder;

  private Map<String, String> tests(String key, String value) {
    return new JanusLauncher(folder)
        .select(selectClass(Scanned.class))
        .set(key, value)
        .execute()
        .tests();
  }

  private static Stream<Arguments> bad_values() {
    String generator = "janus.generator.";
    String judge = "janus.judge.";
    return Stream.of(
            numbers("janus.threshold", "1 to 5", "0.99", "5.01", "four", "NaN"),
            numbers(generator + "temperature", "0 to 2, or server", "-0.1", "2.1", "hot", "Server"),
            numbers(judge + "temperature", "0 to 2, or server", "-0.1", "2.1", "warm", "SERVER"),
            numbers(generator + "top-p", "above 0 to 1, or server", "0", "1.001", "all", "x"),
            numbers(judge + "top-p", "above 0 to 1, or server", "-1", "1.001", "all", "x"),
            numbers(generator + "timeout", "seconds", "0", "86401", "2m", "soon"),
            numbers(judge + "timeout", "seconds", "0.0009", "1e9", "2m", "soon"),
            numbers("janus.progress", "seconds", "0", "86401", "often", "-"),
            counts(generator + "max-tokens", "1 or more, or server"),
            counts(judge + "max-tokens", "1 or more, or server"),
            counts(generator + "attempts", "1 or more"),
            counts(judge + "attempts", "1 or more"),
            counts(judge + "repeats", "1 or more"),
            counts("janus.concurrency", "1 or more"),
            counts("janus.limit", "1 or more"),
            wholeNumbers("janus.seed"),
            wholeNumbers(generator + "seed"),
            wholeNumbers(judge + "seed"),
            choices("janus.mode", "live, replay or plan"),
            choices("janus.profile", "default or paper"),
            shards())
        .flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> numbers(
      String key, String accepts, String tooLow, String tooHigh, String word, String other) {
    return Stream.of(
        bad(key, tooLow, "is out of range", accepts),
        bad(key, tooHigh, "is out of range", accepts),
        bad(key, word, "is not a number", accepts),
        bad(key, other, "is not a number", accepts));
  }

  private static Stream<Arguments> counts(String key, String accepts) {
    return Stream.of(
        bad(key, "0", "is not at least 1", accepts),
        bad(key, "-3", "is not at least 1", accepts),
        bad(key, "1.5", "is not a whole number", accepts),
        bad(key, "many", "is not a whole number", accepts));
  }

  private static Stream<Arguments> wholeNumbers(String key) {
    return Stream.of(
        bad(key, "1.5", "is not a whole number", "a whole number"),
        bad(key, "x", "is not a whole number", "a whole number"));
  }

  private static Stream<Arguments> choices(String key, String accepts) {
    return Stream.of(
        bad(key, "LIVE", "is none of them", accepts), bad(key, "x", "is none of them", accepts));
  }

  private static Stream<Arguments> shards() {
    return Stream.of("0/2", "3/2", "1", "1/2/3", "/", "a/b", "-1/2", "1/0")
        .map(
            text ->
                arguments(
                    "janus.shard",
                    text,
                    "janus.shard: not a part of a whole\n  found: \"%s\"\n  fix: write i/n, for example 2/4"
                        .formatted(text)));
  }

  private static Arguments bad(String key, String value, String why, String accepts) {
    String message = "%s: the value %s\n  found: \"%s\"\n  fix: give %s";
    return arguments(key, value, message.formatted(key, why, value, accepts));
  }

  @ParameterizedTest
  @MethodSource("bad_values")
  void a_value_that_cannot_be_used(String key, String value, String message) {
    assertEquals(Map.of("_bench", "FAILED: " + message), tests(key, value));
  }

  @Test
  void an_output_folder_that_is_no_path() {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: janus.output: the value is not a path\n  found: \"a?b\"\n  fix: give a folder"),
        tests("janus.output", "a\0b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"janus.generator.url", "janus.judge.url"})
  void a_url_that_is_none(String key) {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: %s: not a URL\n  found: \"localhost:8000\"\n  fix: give an address such as http://localhost:8000/v1"
                .formatted(key)),
        tests(key, "localhost:8000"));
  }

  @Test
  void gates_that_cannot_be_read() {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: janus.gates: unknown gate \"minimumMeen\"\n  found: koala: minimumMeen=4\n  fix: write minimumMean"),
        tests("janus.gates", "koala: minimumMeen=4"));
  }

  @Test
  void gates_that_name_a_split_the_bench_does_not_have() {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: janus.gates: the bench has no split \"koalas\"\n  found: splits koala, flask\n  fix: write koala, or overall for all"),
        tests("janus.gates", "koalas: minimumMean=4"));
  }

  @Test
  void a_replay_without_a_transcript() {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: janus.transcript: a replay needs a transcript\n  found: janus.mode=replay\n  fix: name a recorded run.jsonl"),
        tests("janus.mode", "replay"));
  }

  @ParameterizedTest
  @CsvSource({
    "janus.treshold, janus.threshold",
    "janus.judge.repeat, janus.judge.repeats",
    "janus.Judge.Model, janus.judge.model",
    "janus.generator.apikeyenv, janus.generator.api-key-env",
  })
  void an_unknown_key_and_the_nearest_known_one(String key, String nearest) {
    assertEquals(
        Map.of(
            "_bench", "FAILED: %s: there is no such key\n  fix: write %s".formatted(key, nearest)),
        tests(key, "1"));
  }

  @Test
  void an_unknown_key_far_from_all_known_ones_lists_them() {
    String known =
        Arrays.stream(JanusConfiguration.values())
            .map(JanusConfiguration::key)
            .collect(Collectors.joining(", "));
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: janus.zzzzzzzzzzzzzzzzzzzzzzzz: there is no such key\n  fix: write " + known),
        tests("janus.zzzzzzzzzzzzzzzzzzzzzzzz", "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "janus.baseline, compares with an earlier run",
  })
  void a_key_of_a_later_version(String key, String meaning) {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: %s: this version cannot do that yet (%s)\n  fix: leave it out"
                .formatted(key, meaning)),
        tests(key, "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "janus.classes",
        "janus.skip",
        "janus.run.skip",
        "janus.check.skip",
        "janus.report.skip",
        "janus.jvmArguments",
        "janus.version",
        "janus.name",
        "other.key",
        "janusx"
      })
  void a_key_that_is_for_others_is_no_mistake(String key) {
    JanusLauncher launcher =
        new JanusLauncher(folder).select(selectClass(Scanned.class)).set(key, "x");
    assertEquals(List.of("koala/k1/r1", "flask/f1/r1"), launcher.names());
  }

  @Test
  void everything_that_is_wrong_is_said_at_once_and_once() {
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .select(selectClass(Scanned.class))
            .set("janus.mod", "replay")
            .set("janus.seed", "x")
            .set("janus.limit", "0")
            .set("janus.threshold", "9");
    assertEquals(
        """
        FAILED: janus.mod: there is no such key
          fix: write janus.mode
        janus.limit: the value is not at least 1
          found: "0"
          fix: give 1 or more
        janus.seed: the value is not a whole number
          found: "x"
          fix: give a whole number
        janus.threshold: the value is out of range
          found: "9"
          fix: give 1 to 5""",
        launcher.execute().outcome("_bench"));
  }
}
