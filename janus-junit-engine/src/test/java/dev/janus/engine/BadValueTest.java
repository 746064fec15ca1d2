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
            choices("janus.granularity", "rubric, prompt or split"),
            choices("janus.decide", "rubrics or gates"),
            choices(generator + "transport", "direct or batch"),
            choices(judge + "transport", "direct or batch"),
            counts(generator + "requests-per-minute", "1 or more"),
            counts(judge + "requests-per-minute", "1 or more"),
            counts(generator + "tokens-per-minute", "1 or more"),
            counts(judge + "tokens-per-minute", "1 or more"),
            counts("janus.cache.days", "1 or more"),
            counts("janus.cache.megabytes", "1 or more"),
            counts("janus.batch.timeout", "hours, 1 or more"),
            numbers(generator + "call-timeout", "seconds", "0", "86401", "2m", "soon"),
            numbers(judge + "call-timeout", "seconds", "-1", "1e9", "2m", "soon"),
            numbers("janus.batch.poll", "seconds", "0", "86401", "2m", "soon"),
            numbers("janus.budget.cost", "an amount of money above 0", "0", "1e10", "5 EUR", "-"),
            truths("janus.fail-fast"),
            budgets(),
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

  private static Stream<Arguments> truths(String key) {
    return Stream.of("TRUE", "yes", "1").map(text -> bad(key, text, "is neither", "true or false"));
  }

  private static Stream<Arguments> budgets() {
    return Stream.of("0", "-1", "1.5", "1e6", "many", "9223372036854775808")
        .map(
            text ->
                arguments(
                    "janus.budget.tokens",
                    text,
                    "janus.budget.tokens: not a number of tokens\n  found: \"%s\"\n  fix: give 1 or more, in digits"
                        .formatted(text)));
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

  @ParameterizedTest
  @CsvSource({
    "janus.generator.price-input, janus.generator.price-output",
    "janus.generator.price-output, janus.generator.price-input",
    "janus.judge.price-input, janus.judge.price-output",
    "janus.judge.price-output, janus.judge.price-input",
  })
  void one_of_two_prices(String given, String missing) {
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: %s: only one of two prices is given\n  fix: set %s too, to 0 where nothing is paid"
                .formatted(missing, missing)),
        tests(given, "0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "janus.generator.price-input",
        "janus.generator.price-output",
        "janus.judge.price-input",
        "janus.judge.price-output"
      })
  void a_price_that_is_none(String key) {
    for (String price : List.of("-0.01", "1000000001")) {
      String outcome =
          String.valueOf(
              new JanusLauncher(folder)
                  .select(selectClass(Scanned.class))
                  .set(key, price)
                  .execute()
                  .outcome("_bench"));
      assertEquals(
          "FAILED: %s: the value is out of range\n  found: \"%s\"\n  fix: give an amount of money, 0 or more"
              .formatted(key, price),
          outcome.lines().limit(3).collect(Collectors.joining("\n")));
    }
  }

  @Test
  void a_budget_of_money_without_prices() {
    String message =
        "janus.budget.cost: a price is not known\n  fix: set janus.%1$s.price-input and janus.%1$s.price-output, or janus.budget.tokens instead";
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: " + message.formatted("generator") + "\n" + message.formatted("judge")),
        tests("janus.budget.cost", "1"));
  }

  @Test
  void a_budget_of_money_without_the_prices_of_one_of_two_models() {
    JanusLauncher launcher =
        new JanusLauncher(folder)
            .select(selectClass(Scanned.class))
            .set("janus.budget.cost", "0.000001")
            .set("janus.generator.price-input", "0")
            .set("janus.generator.price-output", "1000000000");
    assertEquals(
        "FAILED: janus.budget.cost: a price is not known\n  fix: set janus.judge.price-input and janus.judge.price-output, or janus.budget.tokens instead",
        launcher.execute().outcome("_bench"));
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
