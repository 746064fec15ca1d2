package dev.janus.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FractionTest {

  @Test
  void is_kept_in_lowest_terms_with_the_sign_above() {
    assertEquals(Fraction.of(-1, 2), Fraction.of(3, -6));
    assertEquals("Fraction[numerator=-1, denominator=2]", Fraction.of(3, -6).toString());
    assertEquals(Fraction.of(0, 1), Fraction.of(0, -7));
  }

  @Test
  void refuses_a_denominator_of_zero() {
    var thrown = assertThrows(ArithmeticException.class, () -> Fraction.of(1, 0));
    assertEquals("a fraction over 0", thrown.getMessage());
  }

  @Test
  void takes_decimals_of_any_scale() {
    assertEquals(Fraction.of(41, 10), Fraction.of(new BigDecimal("4.10")));
    assertEquals(Fraction.of(5000, 1), Fraction.of(new BigDecimal("5e3")));
    assertEquals(Fraction.of(5, 1), Fraction.of(new BigDecimal("5")));
  }

  @Test
  void computes_exactly() {
    assertEquals(Fraction.of(5, 6), Fraction.of(1, 2).plus(Fraction.of(1, 3)));
    assertEquals(Fraction.of(1, 3), Fraction.of(1, 2).times(Fraction.of(2, 3)));
    assertEquals(Fraction.of(1, 6), Fraction.of(1, 2).dividedBy(3));
  }

  @Test
  void a_mean_of_nothing_is_nothing() {
    assertEquals(Optional.empty(), Fraction.mean(List.of()));
    assertEquals(
        Optional.of(Fraction.of(5, 12)),
        Fraction.mean(List.of(Fraction.of(1, 2), Fraction.of(1, 3))));
    assertEquals(
        Optional.of(Fraction.of(5, 9)),
        Fraction.mean(List.of(Fraction.of(1, 3), Fraction.of(2, 3), Fraction.of(2, 3))));
    assertEquals(Optional.empty(), Fraction.meanOf(List.of()));
    assertEquals(Optional.of(Fraction.of(10, 3)), Fraction.meanOf(List.of(5, 4, 1)));
  }

  @Test
  void compares_exactly_with_decimals_and_fractions() {
    assertEquals(0, Fraction.of(41, 10).compareTo(new BigDecimal("4.100")));
    assertEquals(-1, Fraction.of(499, 500).compareTo(BigDecimal.ONE));
    assertEquals(1, Fraction.of(1, 3).compareTo(new BigDecimal("0.33333333333333333")));
    assertEquals(-1, Fraction.of(1, 3).compareTo(Fraction.of(1, 2)));
    assertEquals(0, Fraction.of(2, 6).compareTo(Fraction.of(1, 3)));
    assertEquals(1, Fraction.of(2, 3).compareTo(Fraction.of(1, 2)));
  }

  @Test
  void agrees_with_decimals_wherever_these_are_exact() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      BigDecimal left =
          BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, random.nextInt(6));
      BigDecimal right =
          BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, random.nextInt(6));
      Fraction fraction = Fraction.of(left);
      assertEquals(Fraction.of(left.add(right)), fraction.plus(Fraction.of(right)));
      assertEquals(Fraction.of(left.multiply(right)), fraction.times(Fraction.of(right)));
      assertEquals(left.compareTo(right), fraction.compareTo(right));
      assertEquals(left.compareTo(right), fraction.compareTo(Fraction.of(right)));
      assertEquals(0, fraction.toBigDecimal().compareTo(left));
    }
  }

  @Test
  void tells_seventeen_digits_without_trailing_zeros() {
    assertEquals("4.1666666666666667", Fraction.of(25, 6).toBigDecimal().toString());
    assertEquals("0.5", Fraction.of(1, 2).toBigDecimal().toString());
    assertEquals("100", Fraction.of(100, 1).toBigDecimal().toString());
    assertEquals("0", Fraction.ZERO.toBigDecimal().toString());
  }

  @Test
  void takes_roots_to_seventeen_digits() {
    assertEquals("1.4142135623730950", Fraction.of(2, 1).squareRoot().setScale(16).toString());
    assertEquals("0.57735026918962576", Fraction.of(1, 3).squareRoot().toString());
    assertEquals("10", Fraction.of(100, 1).squareRoot().toString());
    assertEquals("0", Fraction.ZERO.squareRoot().toString());
  }
}
