package dev.janus.maven.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.engine.configuration.JanusConfiguration;
import dev.janus.gate.Gates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PomSettingsTest {

  private static final Properties NONE = new Properties();

  @Test
  void each_element_becomes_its_key() throws InvalidSettingsException {
    GeneratorElement generator = new GeneratorElement();
    fill(generator);
    JudgeElement judge = new JudgeElement();
    fill(judge);
    judge.setRepeats("3");
    judge.setTemplate("judge.txt");
    Settings settings =
        new PomSettings()
            .set(Setting.BENCH, "b.jsonl")
            .set(Setting.CONCURRENCY, "4")
            .generator(generator)
            .judge(judge)
            .with(NONE, NONE);
    assertEquals(
        """
        janus.bench=b.jsonl
        janus.concurrency=4
        janus.generator.api-key-env=KEY
        janus.generator.attempts=2
        janus.generator.call-timeout=600
        janus.generator.max-tokens=100
        janus.generator.model=m
        janus.generator.price-input=0.15
        janus.generator.price-output=0.6
        janus.generator.requests-per-minute=60
        janus.generator.revision=r1
        janus.generator.seed=7
        janus.generator.temperature=0.5
        janus.generator.timeout=30
        janus.generator.tokens-per-minute=9000
        janus.generator.top-p=0.9
        janus.generator.transport=batch
        janus.generator.url=http://localhost/v1
        janus.judge.api-key-env=KEY
        janus.judge.attempts=2
        janus.judge.call-timeout=600
        janus.judge.max-tokens=100
        janus.judge.model=m
        janus.judge.price-input=0.15
        janus.judge.price-output=0.6
        janus.judge.repeats=3
        janus.judge.requests-per-minute=60
        janus.judge.revision=r1
        janus.judge.seed=7
        janus.judge.temperature=0.5
        janus.judge.template=judge.txt
        janus.judge.timeout=30
        janus.judge.tokens-per-minute=9000
        janus.judge.top-p=0.9
        janus.judge.transport=batch
        janus.judge.url=http://localhost/v1\
        """,
        lines(settings.values()));
  }

  private static void fill(ModelElement model) {
    model.setUrl("http://localhost/v1");
    model.setModel("m");
    model.setApiKeyEnv("KEY");
    model.setRevision("r1");
    model.setTemperature("0.5");
    model.setTopP("0.9");
    model.setMaxTokens("100");
    model.setSeed("7");
    model.setTimeout("30");
    model.setAttempts("2");
    model.setCallTimeout("600");
    model.setRequestsPerMinute("60");
    model.setTokensPerMinute("9000");
    model.setPriceInput("0.15");
    model.setPriceOutput("0.6");
    model.setTransport("batch");
  }

  @Test
  void what_bounds_a_run_becomes_its_key() throws InvalidSettingsException {
    Settings settings =
        new PomSettings()
            .set(Setting.FAIL_FAST, "true")
            .set(Setting.GRANULARITY, "prompt")
            .set(Setting.DECIDE, "gates")
            .set(Setting.BUDGET_TOKENS, "1000000")
            .set(Setting.BUDGET_COST, "2.5")
            .set(Setting.CACHE, "off")
            .set(Setting.CACHE_DAYS, "7")
            .set(Setting.CACHE_MEGABYTES, "64")
            .set(Setting.BATCH_POLL, "0.5")
            .set(Setting.BATCH_TIMEOUT, "24")
            .with(NONE, NONE);
    assertEquals(
        """
        janus.batch.poll=0.5
        janus.batch.timeout=24
        janus.budget.cost=2.5
        janus.budget.tokens=1000000
        janus.cache=off
        janus.cache.days=7
        janus.cache.megabytes=64
        janus.decide=gates
        janus.fail-fast=true
        janus.granularity=prompt\
        """,
        lines(settings.values()));
  }

  @Test
  void an_element_is_named_as_in_the_pom_where_its_key_is_spelled_otherwise() {
    GeneratorElement generator = new GeneratorElement();
    generator.setRequestsPerMinute("0");
    refuses(
        """
        pom.xml: <budgetCost> is not an amount of money above 0
          found: "0"
          fix: write for example <budgetCost>20
        pom.xml: <generator><requestsPerMinute> is not a whole number of at least 1
          found: "0"
          fix: write for example <generator><requestsPerMinute>4\
        """,
        new PomSettings().set(Setting.BUDGET_COST, "0").generator(generator),
        NONE);
  }

  @Test
  void every_key_of_the_engine_has_an_element_but_progress() {
    Set<String> keys =
        Arrays.stream(JanusConfiguration.values())
            .filter(JanusConfiguration::isForEngine)
            .map(JanusConfiguration::key)
            .collect(Collectors.toCollection(TreeSet::new));
    keys.remove("janus.progress");
    keys.add("janus.classes");
    assertEquals(
        keys,
        Setting.all().stream().map(Setting::key).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void the_command_line_comes_before_the_pom_and_the_pom_before_its_properties()
      throws InvalidSettingsException {
    Settings settings =
        new PomSettings()
            .set(Setting.LIMIT, "2")
            .set(Setting.SEED, "2")
            .with(
                properties("janus.limit", "1", "janus.seed", "1", "janus.shard", "1/1"),
                properties("janus.limit", "3"));
    assertEquals("janus.limit=3\njanus.seed=2\njanus.shard=1/1", lines(settings.values()));
  }

  @Test
  void an_unknown_property_of_the_command_line_is_left_to_the_engine()
      throws InvalidSettingsException {
    Settings settings = new PomSettings().with(NONE, properties("janus.thresold", "4"));
    assertEquals(Map.of("janus.thresold", "4"), settings.values());
  }

  @Test
  void an_unknown_property_of_the_project_is_its_own() throws InvalidSettingsException {
    Settings settings =
        new PomSettings().with(properties("janus.thresold", "4", "my.limit", "2"), NONE);
    assertEquals(Map.of(), settings.values());
  }

  @Test
  void what_only_the_plugin_knows_does_not_reach_the_engine() throws InvalidSettingsException {
    Settings settings =
        new PomSettings()
            .with(
                NONE,
                properties(
                    "janus.skip", "false",
                    "janus.run.skip", "false",
                    "janus.check.skip", "true",
                    "janus.report.skip", "true",
                    "janus.shards", "target/shards",
                    "janus.jvmArguments", "-Xmx1g",
                    "janus.version", "1",
                    "other", "x"));
    assertEquals(Map.of(), settings.values());
  }

  @Test
  void a_blank_text_counts_as_none() throws InvalidSettingsException {
    Settings settings =
        new PomSettings()
            .set(Setting.LIMIT, " ")
            .set(Setting.SEED, null)
            .set(Setting.THRESHOLD, " 4\n")
            .with(NONE, properties("janus.shard", "", "janus.threshold", " "));
    assertEquals(Map.of("janus.threshold", "4"), settings.values());
  }

  @Test
  void all_violations_are_told_at_once() {
    GeneratorElement generator = new GeneratorElement();
    generator.setTopP("7");
    refuses(
        """
        pom.xml: <concurrency> is not a whole number of at least 1
          found: "many"
          fix: write for example <concurrency>4
        pom.xml: <generator><topP> is not a number above 0, up to 1, or server
          found: "7"
          fix: write for example <generator><topP>0.9
        property janus.mode is not live, replay or plan
          found: "dry"
          fix: pass for example -Djanus.mode=replay\
        """,
        new PomSettings().set(Setting.CONCURRENCY, "many").generator(generator),
        properties("janus.mode", "dry"));
  }

  @Test
  void gates_become_their_text_form() throws InvalidSettingsException {
    GateElement everywhere = gate(gate -> gate.setMinimumMean(" 4.0 "));
    GateElement koala =
        gate(
            gate -> {
              gate.setSplit("koala");
              gate.setMinimumPassRate("0.9");
              gate.setMaximumUnscoredRate("0.02");
              gate.setMaximumTruncatedRate("0.05");
            });
    Settings settings = new PomSettings().gates(List.of(everywhere, koala)).with(NONE, NONE);
    assertEquals(
        "*: minimumMean=4.0; koala: minimumPassRate=0.9, maximumUnscoredRate=0.02, maximumTruncatedRate=0.05",
        settings.values().get("janus.gates"));
    assertEquals(
        Gates.parse(
            "*: minimumMean=4; koala: minimumPassRate=0.9, maximumUnscoredRate=0.02, maximumTruncatedRate=0.05"),
        settings.gates());
  }

  @Test
  void without_gates_nothing_is_demanded() throws InvalidSettingsException {
    assertEquals(Gates.NONE, new PomSettings().gates(List.of()).with(NONE, NONE).gates());
    assertEquals(Gates.NONE, new PomSettings().gates(null).with(NONE, NONE).gates());
  }

  @Test
  void a_gate_without_a_limit_is_refused() {
    refuses(
        """
        pom.xml: the <gate> of split "koala" demands nothing
          found: no limit
          fix: add <minimumMean>, <minimumPassRate>, <maximumUnscoredRate> or <maximumTruncatedRate>, or remove the <gate>\
        """,
        new PomSettings().gates(List.of(gate(gate -> gate.setSplit("koala")))),
        NONE);
  }

  @Test
  void a_limit_out_of_range_is_refused() {
    GateElement gate =
        gate(
            limits -> {
              limits.setMinimumMean("5.5");
              limits.setMinimumPassRate("90%");
              limits.setMaximumUnscoredRate("1");
            });
    refuses(
        """
        pom.xml: <gate><minimumMean> is not a number from 1 to 5
          found: "5.5"
          fix: write for example <gate><minimumMean>3
        pom.xml: <gate><minimumPassRate> is not a number from 0 to 1
          found: "90%"
          fix: write for example <gate><minimumPassRate>0.9\
        """,
        new PomSettings().gates(List.of(gate)), NONE);
  }

  @Test
  void a_gate_given_twice_is_refused() {
    GateElement gate = gate(limits -> limits.setMinimumMean("4"));
    refuses(
        """
        pom.xml, <gates>, or the property of that name: janus.gates: minimumMean is given twice for "*"
          found: minimumMean=4 and minimumMean=4
          fix: keep one of them\
        """,
        new PomSettings().gates(List.of(gate, gate)),
        NONE);
  }

  @Test
  void a_named_class_is_a_bench_of_its_own_name() throws InvalidSettingsException {
    Settings settings =
        new PomSettings()
            .set(Setting.NAME, "demo")
            .set(Setting.BENCH, "b.jsonl")
            .set(Setting.CLASSES, "a.B, c.D")
            .with(NONE, NONE);
    assertEquals(List.of("a.B", "c.D"), settings.benches());
    assertEquals(Map.of("janus.bench", "b.jsonl"), settings.parameters());
  }

  @Test
  void the_bench_of_the_pom_has_the_name_of_the_pom() throws InvalidSettingsException {
    Settings settings =
        new PomSettings().set(Setting.NAME, "demo").set(Setting.BENCH, "b.jsonl").with(NONE, NONE);
    assertEquals(List.of("demo"), settings.benches());
    assertEquals(Map.of("janus.bench", "b.jsonl", "janus.name", "demo"), settings.parameters());
  }

  @Test
  void a_name_alone_is_no_bench() throws InvalidSettingsException {
    assertEquals(List.of(), new PomSettings().set(Setting.NAME, "demo").with(NONE, NONE).benches());
  }

  private static GateElement gate(Consumer<GateElement> fill) {
    GateElement gate = new GateElement();
    fill.accept(gate);
    return gate;
  }

  private static void refuses(String message, PomSettings pom, Properties user) {
    assertEquals(
        message,
        assertThrows(InvalidSettingsException.class, () -> pom.with(NONE, user)).getMessage());
  }

  private static Properties properties(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return properties;
  }

  private static String lines(Map<String, String> values) {
    return values.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }
}
