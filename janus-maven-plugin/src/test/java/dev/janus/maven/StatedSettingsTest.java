package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.gate.Gates;
import dev.janus.maven.config.Settings;
import dev.janus.run.BenchInfo;
import dev.janus.run.JudgeInfo;
import dev.janus.run.RunHeader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedSettingsTest {

  private static final Sampling SAMPLING = new Sampling(0.0, null, 512, null);

  private static RunHeader header(String mode, String gates) {
    return new RunHeader(
        RunHeader.SCHEMA,
        "run",
        Instant.EPOCH,
        "1.0",
        "1",
        new BenchInfo("small.jsonl", null, "d", 1, Map.of()),
        new ModelSettings("http://localhost:1/v1", "gen", null, SAMPLING),
        new JudgeInfo(new ModelSettings("http://localhost:1/v1", "judge", "r1", SAMPLING), 3, "t"),
        Map.of(
            "janus.threshold",
            "3",
            "janus.mode",
            mode,
            "janus.profile",
            "default",
            "janus.gates",
            gates));
  }

  private static List<String> contradictions(Map<String, String> stated, RunHeader header) {
    Map<String, String> settings = new HashMap<>(stated);
    settings.putIfAbsent("janus.bench", "small.jsonl");
    settings.put("janus.name", "demo");
    String bench = settings.getOrDefault("janus.classes", "demo");
    return new StatedSettings(new Settings(settings, Gates.NONE)).contradictions(bench, header);
  }

  @Test
  void a_bench_that_only_an_execution_of_the_run_goal_names_has_settings_of_its_own() {
    Settings settings =
        new Settings(
            Map.of("janus.bench", "b.jsonl", "janus.name", "a", "janus.threshold", "5"),
            Gates.NONE);
    assertEquals(
        List.of(), new StatedSettings(settings).contradictions("demo", header("live", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "janus.bench, src/test/resources/small.jsonl",
    "janus.bench, classpath:/small.jsonl",
    "janus.threshold, 3.00",
    "janus.generator.url, http://localhost:1/v1/",
    "janus.generator.temperature, 0",
    "janus.generator.top-p, server",
    "janus.generator.max-tokens, 512",
    "janus.judge.repeats, 3",
    "janus.judge.revision, r1",
    "janus.decide, rubrics",
    "janus.concurrency, 7",
    "janus.output, elsewhere",
    "janus.transcript, unused.jsonl"
  })
  void what_says_the_same_is_no_contradiction(String key, String stated) {
    assertEquals(List.of(), contradictions(Map.of(key, stated), header("live", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "janus.bench, src/other.jsonl, small.jsonl",
    "janus.threshold, 3.5, 3",
    "janus.generator.url, http://localhost:2/v1, http://localhost:1/v1",
    "janus.generator.model, other, gen",
    "janus.generator.temperature, 0.5, 0.0",
    "janus.generator.max-tokens, server, 512",
    "janus.judge.revision, r2, r1",
    "janus.judge.repeats, 1, 3",
    "janus.judge.seed, 7, none",
    "janus.profile, paper, default",
    "janus.mode, replay, live",
    "janus.decide, gates, rubrics",
    "janus.limit, 5, none"
  })
  void what_says_something_else_is_named(String key, String stated, String recorded) {
    assertEquals(
        List.of(key + " is " + recorded + " in place of " + stated),
        contradictions(Map.of(key, stated), header("live", "")));
  }

  @Test
  void a_replay_has_to_be_of_the_transcript_that_is_stated() {
    RunHeader header = header("replay", "");
    assertEquals(List.of(), contradictions(Map.of("janus.mode", "replay"), header));
  }

  @Test
  void gates_are_compared_where_the_record_has_any_for_the_check_decides_by_its_own_as_well() {
    Map<String, String> stated = Map.of("janus.gates", "koala: minimumMean=4.0");
    assertEquals(List.of(), contradictions(stated, header("live", "")));
    assertEquals(List.of(), contradictions(stated, header("live", "koala: minimumMean=4")));
    assertEquals(
        List.of("janus.gates is koala: minimumMean=2 in place of koala: minimumMean=4.0"),
        contradictions(stated, header("live", "koala: minimumMean=2")));
  }

  @Test
  void the_address_of_a_class_may_be_that_of_its_function() {
    assertEquals(
        List.of(),
        contradictions(
            Map.of("janus.classes", "a.B", "janus.generator.url", "http://localhost:2/v1"),
            header("live", "")));
  }
}
