package dev.janus.gate;

import dev.janus.bench.ScoreDescriptions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * An exact rational number in lowest terms, so that no rounding comes before a comparison.
 *
 * @param numerator carries the sign
 * @param denominator above 0
 */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

  /** How precisely a fraction is told to the outside: enough to give any double back unchanged. */
  private static final MathContext SEVENTEEN_DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);

  static final Fraction ZERO = of(0, 1);

  /** Most scores are means of one whole number from 1 to 5. */
  private static final List<Fraction> WHOLE =
      LongStream.rangeClosed(0, ScoreDescriptions.HIGHEST).mapToObj(n -> of(n, 1)).toList();

  /** Reduces to lowest terms. */
  Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction over 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
    numerator = numerator.divide(signed);
    denominator = denominator.divide(signed);
  }

  static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  static Fraction of(BigDecimal decimal) {
    BigInteger power = BigInteger.TEN.pow(Math.abs(decimal.scale()));
    return decimal.scale() < 0
        ? new Fraction(decimal.unscaledValue().multiply(power), BigInteger.ONE)
        : new Fraction(decimal.unscaledValue(), power);
  }

  /** Returns the arithmetic mean; empty when there is nothing to take it of. */
  static Optional<Fraction> mean(Collection<Fraction> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    // Problem: adding one by one reduces each sum. Solution: scores have few denominators.
    Map<BigInteger, BigInteger> numerators = new HashMap<>();
    for (Fraction value : values) {
      numerators.merge(value.denominator, value.numerator, BigInteger::add);
    }
    Fraction sum =
        numerators.entrySet().stream()
            .map(entry -> new Fraction(entry.getValue(), entry.getKey()))
            .reduce(ZERO, Fraction::plus);
    return Optional.of(sum.dividedBy(values.size()));
  }

  /** Returns the arithmetic mean of whole numbers; empty when there are none. */
  static Optional<Fraction> meanOf(Collection<Integer> numbers) {
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    long sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    boolean known = numbers.size() == 1 && sum >= 0 && sum < WHOLE.size();
    return Optional.of(known ? WHOLE.get((int) sum) : of(sum, numbers.size()));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Fraction dividedBy(long divisor) {
    return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** Compares exactly. */
  int compareTo(BigDecimal decimal) {
    return new BigDecimal(numerator).compareTo(decimal.multiply(new BigDecimal(denominator)));
  }

  /** Returns the nearest number of that many decimals. */
  BigDecimal rounded(int decimals) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_EVEN);
  }

  /** Returns 17 significant digits, without trailing zeros. */
  BigDecimal toBigDecimal() {
    return canonical(
        new BigDecimal(numerator).divide(new BigDecimal(denominator), SEVENTEEN_DIGITS));
  }

  /** Returns the square root to 17 significant digits, without trailing zeros. */
  BigDecimal squareRoot() {
    // Problem: the radicand is not a decimal. Solution: twice the digits, then the root's own.
    BigDecimal radicand =
        new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(40));
    return canonical(radicand.sqrt(SEVENTEEN_DIGITS));
  }

  private static BigDecimal canonical(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
