package dev.janus.gate;

import static dev.janus.gate.RunBuilder.scored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

  private static final List<String> SPLITS = List.of("flask", "koala");

  private static Gate mean(String limit) {
    return new MinimumMean(new BigDecimal(limit));
  }

  private static Gate passRate(String limit) {
    return new MinimumPassRate(new BigDecimal(limit));
  }

  private static MaximumUnscoredRate unscoredRate(String limit) {
    return new MaximumUnscoredRate(new BigDecimal(limit));
  }

  private static String refused(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Gates.parse(text)).getMessage());
  }

  @Test
  void reads_the_configuration_text() {
    assertEquals(
        Gates.of("*", mean("4.0"), passRate("0.9")).and(Gates.of("koala", unscoredRate("0.02"))),
        Gates.parse("*: minimumMean=4.0, minimumPassRate=0.9; koala: maximumUnscoredRate=0.02"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void blank_text_demands_nothing(String text) {
    assertEquals(Gates.NONE, Gates.parse(text));
  }

  @Test
  void white_space_and_a_last_semicolon_do_not_matter() {
    assertEquals(
        Gates.of("koala", mean("4"), passRate("0.9")),
        Gates.parse("\n  koala :minimumMean = 4,\n  minimumPassRate=\t.9 ;\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*: minimumMean=4.00|*: minimumMean=4",
        "koala: minimumPassRate=0.90, minimumMean=4.1|koala: minimumMean=4.1, minimumPassRate=0.9",
        "b: minimumMean=4; *: minimumMean=3; b: minimumPassRate=1.0"
            + "|b: minimumMean=4, minimumPassRate=1; *: minimumMean=3",
        "overall: maximumUnscoredRate=1e-3|overall: maximumUnscoredRate=0.001",
      })
  void formats_one_text_for_equal_gates(String text, String canonical) {
    assertEquals(canonical, Gates.parse(text).format());
    assertEquals(Gates.parse(text), Gates.parse(canonical));
  }

  @Test
  void nothing_demanded_is_blank_text() {
    assertEquals("", Gates.NONE.format());
  }

  @Test
  void an_unknown_gate_is_refused_with_the_nearest_name() {
    assertEquals(
        """
        janus.gates: unknown gate "minimumPasRate"
          found: koala: minimumPasRate=0.9
          fix: write minimumPassRate""",
        refused("*: minimumMean=4; koala: minimumPasRate=0.9"));
  }

  @Test
  void a_gate_like_no_other_is_refused_with_all_names() {
    assertEquals(
        """
        janus.gates: unknown gate "speed"
          found: *: speed=0.9
          fix: write minimumMean, minimumPassRate, maximumUnscoredRate, maximumTruncatedRate""",
        refused("*: speed=0.9"));
  }

  @Test
  void a_gate_of_one_letter_is_refused_by_name() {
    assertEquals(
        """
        janus.gates: unknown gate "m"
          found: *: m=4
          fix: write minimumMean, minimumPassRate, maximumUnscoredRate, maximumTruncatedRate""",
        refused("*: m=4"));
  }

  @Test
  void a_limit_that_is_not_a_number_is_refused() {
    assertEquals(
        """
        janus.gates: the limit of minimumPassRate is not a number
          found: *: minimumPassRate=90%
          fix: write a number from 0 to 1, with a decimal point""",
        refused("*: minimumPassRate=90%"));
  }

  @Test
  void a_limit_out_of_range_is_refused() {
    assertEquals(
        """
        minimumMean: the limit is out of range
          found: 6
          fix: give a number from 1 to 5, with at most 17 decimals""",
        refused("*: minimumMean=6"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "minimumMean=4|minimumMean=4",
        ": minimumMean=4|: minimumMean=4",
        ";|nothing",
        "*: minimumMean=4;;|nothing",
      })
  void gates_without_a_scope_are_refused(String text, String found) {
    assertEquals(
        """
        janus.gates: a scope is missing
          found: %s
          fix: write for example *: minimumMean=4.0, minimumPassRate=0.9"""
            .formatted(found),
        refused(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*:", "*: minimumMean", "*: minimumMean=4,", "*: =4"})
  void a_gate_without_a_limit_is_refused(String text) {
    assertEquals(
        """
        janus.gates: a gate without a limit
          found: %s
          fix: write for example *: minimumMean=4.0, minimumPassRate=0.9"""
            .formatted(text),
        refused(text));
  }

  @Test
  void the_same_gate_twice_for_one_scope_is_refused() {
    String expected =
        """
        janus.gates: minimumMean is given twice for "koala"
          found: minimumMean=4 and minimumMean=3.5
          fix: keep one of them""";
    assertEquals(expected, refused("koala: minimumMean=4; koala: minimumMean=3.5"));
    var gates = Gates.of("koala", mean("4"));
    var others = Gates.of("koala", mean("3.5"));
    var thrown = assertThrows(IllegalArgumentException.class, () -> gates.and(others));
    assertEquals(expected, thrown.getMessage());
  }

  @Test
  void everywhere_means_each_split_in_order_and_then_the_whole_bench() {
    var resolved = Gates.of("*", passRate("0.9"), mean("4")).resolve(SPLITS);
    assertEquals(
        List.of(
            "flask mean",
            "flask pass-rate",
            "koala mean",
            "koala pass-rate",
            "overall mean",
            "overall pass-rate"),
        resolved.stream().map(gate -> gate.scope() + " " + gate.gate().name()).toList());
  }

  @Test
  void a_split_has_its_own_limit_before_that_of_everywhere() {
    var resolved =
        Gates.parse("*: minimumMean=4; koala: minimumMean=3; overall: minimumMean=4.2")
            .resolve(SPLITS);
    assertEquals(
        List.of(
            new ScopedGate("flask", mean("4"), MaximumUnscoredRate.DEFAULT),
            new ScopedGate("koala", mean("3"), MaximumUnscoredRate.DEFAULT),
            new ScopedGate("overall", mean("4.2"), MaximumUnscoredRate.DEFAULT)),
        resolved);
  }

  @Test
  void a_scope_that_is_named_gates_no_other() {
    assertEquals(
        List.of(new ScopedGate("koala", mean("4"), MaximumUnscoredRate.DEFAULT)),
        Gates.of("koala", mean("4")).resolve(SPLITS));
    assertEquals(
        List.of(new ScopedGate("overall", mean("4"), MaximumUnscoredRate.DEFAULT)),
        Gates.of("overall", mean("4")).resolve(SPLITS));
  }

  @Test
  void the_unscored_limit_of_a_scope_holds_for_all_its_gates() {
    var gates = Gates.parse("koala: minimumMean=4, maximumUnscoredRate=0.02; flask: minimumMean=4");
    assertEquals(
        List.of(
            new ScopedGate("flask", mean("4"), unscoredRate("0.01")),
            new ScopedGate("koala", mean("4"), unscoredRate("0.02")),
            new ScopedGate("koala", unscoredRate("0.02"), unscoredRate("0.02"))),
        gates.resolve(SPLITS));
  }

  @Test
  void a_scope_that_is_no_split_is_refused_with_the_nearest() {
    var near =
        assertThrows(
            IllegalArgumentException.class, () -> Gates.of("Koalla", mean("4")).resolve(SPLITS));
    assertEquals(
        """
        janus.gates: the bench has no split "Koalla"
          found: splits flask, koala
          fix: write koala, or overall for all""",
        near.getMessage());
    var far =
        assertThrows(
            IllegalArgumentException.class, () -> Gates.of("mt-bench", mean("4")).resolve(SPLITS));
    assertEquals(
        """
        janus.gates: the bench has no split "mt-bench"
          found: splits flask, koala
          fix: write * for every split, or overall for all""",
        far.getMessage());
  }

  @Test
  void decides_a_run_split_by_split_and_then_overall() {
    var run =
        new RunBuilder()
            .split("flask", 1, 1)
            .split("koala", 1, 2)
            .setting("janus.gates", "*: minimumMean=4; koala: minimumPassRate=0.5")
            .check("flask", "p1", "style", scored(5))
            .check("koala", "p2", "style", scored(2))
            .check("koala", "p2", "tone", scored(4))
            .build();
    assertEquals(
        List.of(
            "flask passed: mean 5.00 meets 4",
            "koala failed: mean 3.00 is below 4",
            "koala passed: pass rate 50.00% meets 50%: 1 of 2 scored rubrics reach 3",
            "overall passed: mean 4.00 meets 4"),
        Gates.of(run.header()).decide(run).stream()
            .map(
                outcome -> outcome.scope() + " " + outcome.status().id() + ": " + outcome.message())
            .toList());
  }

  @Test
  void decides_one_split_while_others_are_still_running() {
    var run =
        new RunBuilder()
            .split("flask", 1, 1)
            .split("koala", 9, 9)
            .check("flask", "p1", "style", scored(5));
    var outcomes = Gates.of("*", mean("4")).decide(run.header(), "flask", run.checks(), List.of());
    assertEquals(
        List.of("flask passed"),
        outcomes.stream().map(outcome -> outcome.scope() + " " + outcome.status().id()).toList());
  }

  @Test
  void no_gates_decide_nothing() {
    var run = new RunBuilder().split("flask", 1, 1);
    assertEquals(List.of(), Gates.of(run.header()).decide(run.build()));
    assertEquals(Gates.NONE, Gates.of(run.without("janus.gates").header()));
  }

  @Test
  void a_run_gated_on_an_unknown_split_is_not_decided() {
    var run = new RunBuilder().split("flask", 1, 1).check("flask", "p", "r", scored(5));
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Gates.of("koala", mean("4")).decide(run.build()));
    assertEquals(
        """
        janus.gates: the bench has no split "koala"
          found: splits flask
          fix: write * for every split, or overall for all""",
        thrown.getMessage());
  }
}
