package dev.janus.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueTextTest {

  @Test
  void shows_two_decimals_where_they_do() {
    assertEquals("4.07", ValueText.of(Fraction.of(407, 100), new BigDecimal("4")));
    assertEquals("4.17", ValueText.of(Fraction.of(25, 6), new BigDecimal("4")));
    assertEquals("4.00", ValueText.of(Fraction.of(4, 1), new BigDecimal("4")));
  }

  @Test
  void shows_as_many_decimals_as_the_limit_has() {
    assertEquals("4.1667", ValueText.of(Fraction.of(25, 6), new BigDecimal("4.1234")));
  }

  @Test
  void shows_more_decimals_where_rounding_would_change_sides() {
    assertEquals("3.9996", ValueText.of(Fraction.of(39_996, 10_000), new BigDecimal("4")));
    assertEquals("4.0004", ValueText.of(Fraction.of(40_004, 10_000), new BigDecimal("4")));
    assertEquals("99.9998%", ValueText.percent(Fraction.of(499_999, 500_000), BigDecimal.ONE));
  }

  @Test
  void shows_rates_in_percent() {
    assertEquals("99.80%", ValueText.percent(Fraction.of(499, 500), BigDecimal.ONE));
    assertEquals("1.5%", ValueText.percent(new BigDecimal("0.015")));
    assertEquals("100%", ValueText.percent(BigDecimal.ONE));
    assertEquals("0%", ValueText.percent(BigDecimal.ZERO));
  }

  @Test
  void never_contradicts_the_comparison() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      Fraction value = Fraction.of(random.nextInt(5_000), 1 + random.nextInt(1_000));
      BigDecimal limit = value.rounded(random.nextInt(7));
      assertEquals(
          value.compareTo(limit), new BigDecimal(ValueText.of(value, limit)).compareTo(limit));
    }
  }
}
