package dev.janus.gate;

import static dev.janus.gate.RunBuilder.scored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GateTest {

  private static BigDecimal number(String number) {
    return new BigDecimal(number);
  }

  @Test
  void configuration_names_each_gate() {
    assertEquals(new MinimumMean(number("4")), Gate.of("minimumMean", number("4.00")));
    assertEquals(new MinimumPassRate(number("0.9")), Gate.of("minimumPassRate", number("0.9")));
    assertEquals(
        new MaximumUnscoredRate(number("0.02")), Gate.of("maximumUnscoredRate", number("0.020")));
  }

  @Test
  void an_unknown_gate_is_refused_with_the_nearest_name() {
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> Gate.of("minimunMean", BigDecimal.ONE));
    assertEquals(
        """
        gate: unknown gate "minimunMean"
          found: minimunMean
          fix: write minimumMean""",
        thrown.getMessage());
  }

  @Test
  void every_gate_has_a_name_a_key_and_a_readable_limit() {
    List<Gate> gates =
        List.of(
            new MinimumMean(number("4.50")),
            new MinimumPassRate(number("0.905")),
            new MaximumUnscoredRate(number("0.02")));
    assertEquals(
        List.of("mean", "pass-rate", "unscored-rate"), gates.stream().map(Gate::name).toList());
    assertEquals(
        List.of("minimumMean", "minimumPassRate", "maximumUnscoredRate"),
        gates.stream().map(Gate::key).toList());
    assertEquals(List.of("4.5", "90.5%", "2%"), gates.stream().map(Gate::limitText).toList());
  }

  @Test
  void limits_are_equal_whatever_their_trailing_zeros() {
    assertEquals(number("4"), new MinimumMean(number("4.00")).limit());
    assertEquals(new MinimumPassRate(number("1")), new MinimumPassRate(number("1.0")));
  }

  @Test
  void limits_at_the_ends_of_their_range_are_taken() {
    assertEquals(number("1"), new MinimumMean(number("1")).limit());
    assertEquals(number("5"), new MinimumMean(number("5")).limit());
    assertEquals(number("0"), new MinimumPassRate(number("0")).limit());
    assertEquals(number("1"), new MaximumUnscoredRate(number("1")).limit());
    assertEquals(17, new MinimumMean(number("4.00000000000000001")).limit().scale());
  }

  @Test
  void limits_off_their_range_are_refused() {
    assertEquals(
        """
        minimumMean: the limit is out of range
          found: 0.99
          fix: give a number from 1 to 5, with at most 17 decimals""",
        refused(() -> new MinimumMean(number("0.99"))));
    assertEquals(
        """
        minimumMean: the limit is out of range
          found: 5.01
          fix: give a number from 1 to 5, with at most 17 decimals""",
        refused(() -> new MinimumMean(number("5.01"))));
    assertEquals(
        """
        minimumPassRate: the limit is out of range
          found: 90
          fix: give a number from 0 to 1, with at most 17 decimals""",
        refused(() -> new MinimumPassRate(number("90"))));
    assertEquals(
        """
        maximumUnscoredRate: the limit is out of range
          found: -0.1
          fix: give a number from 0 to 1, with at most 17 decimals""",
        refused(() -> new MaximumUnscoredRate(number("-0.1"))));
  }

  @Test
  void limits_too_fine_to_print_are_refused() {
    assertEquals(
        """
        maximumUnscoredRate: the limit is out of range
          found: 1E-999999999
          fix: give a number from 0 to 1, with at most 17 decimals""",
        refused(() -> new MaximumUnscoredRate(number("1e-999999999"))));
    assertEquals(
        """
        minimumMean: the limit is out of range
          found: 4.000000000000000001
          fix: give a number from 1 to 5, with at most 17 decimals""",
        refused(() -> new MinimumMean(number("4.000000000000000001"))));
  }

  private static String refused(Executable executable) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, executable).getMessage());
  }

  @Test
  void an_outcome_becomes_a_line_of_the_record() {
    var scores = new RunBuilder().split("koala", 1, 1).check("koala", "p1", "style", scored(4));
    var gate = new ScopedGate("koala", new MinimumMean(number("4.5")), MaximumUnscoredRate.DEFAULT);
    var line = gate.decide(scores.scores("koala")).toLine();
    assertEquals(
        "GateLine[name=mean, split=koala, status=failed, value=4, threshold=4.5, n=1, clusters=1,"
            + " low=null, high=null, message=mean 4.00 is below 4.5]",
        line.toString());
  }

  @Test
  void what_was_measured_is_told_in_the_unit_of_the_gate() {
    assertEquals("4.07", outcome(new MinimumMean(number("4")), "4.07").valueText());
    assertEquals("3.9996", outcome(new MinimumMean(number("4")), "3.9996").valueText());
    assertEquals("91.25%", outcome(new MinimumPassRate(number("0.9")), "0.9125").valueText());
    assertEquals("1.20%", outcome(new MaximumUnscoredRate(number("0.01")), "0.012").valueText());
  }

  @Test
  void what_could_not_be_measured_is_a_dash() {
    var outcome =
        new GateOutcome(
            MaximumUnscoredRate.DEFAULT,
            "koala",
            GateStatus.FAILED,
            new Measurement(null, 0, 0),
            "no verdicts");
    assertEquals("-", outcome.valueText());
  }

  private static GateOutcome outcome(Gate gate, String value) {
    return new GateOutcome(
        gate, "koala", GateStatus.PASSED, new Measurement(number(value), 1, 1), "");
  }

  @Test
  void outcomes_come_to_the_worst_of_them() {
    var passed = outcome(MaximumUnscoredRate.DEFAULT, "0");
    var inconclusive =
        new GateOutcome(passed.gate(), "koala", GateStatus.INCONCLUSIVE, passed.measured(), "");
    var failed = new GateOutcome(passed.gate(), "koala", GateStatus.FAILED, passed.measured(), "");
    assertEquals(Optional.empty(), GateStatus.of(List.of()));
    assertEquals(GateStatus.PASSED, GateStatus.of(List.of(passed, passed)).orElseThrow());
    assertEquals(
        GateStatus.INCONCLUSIVE, GateStatus.of(List.of(passed, inconclusive)).orElseThrow());
    assertEquals(
        GateStatus.FAILED, GateStatus.of(List.of(passed, inconclusive, failed)).orElseThrow());
  }

  @Test
  void statuses_are_recorded_in_lower_case() {
    assertEquals("inconclusive", GateStatus.INCONCLUSIVE.id());
  }
}
