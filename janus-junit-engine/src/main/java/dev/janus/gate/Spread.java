package dev.janus.gate;

import dev.janus.run.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How far the repeats of one judging agree, over the rubrics that have at least two scores.
 *
 * @param rubrics how many there are
 * @param unanimous how many have equal scores only
 * @param undecided how many have scores on both sides of the threshold
 * @param deviation the standard deviation within a rubric: the root of the mean sample variance, to
 *     17 significant digits
 */
@API(status = Status.EXPERIMENTAL)
public record Spread(int rubrics, int unanimous, int undecided, BigDecimal deviation) {

  /** Returns the spread; empty when no rubric has two scores. */
  static Optional<Spread> of(List<Check> checks, BigDecimal threshold) {
    List<List<Integer>> repeated =
        checks.stream().map(Check::scores).filter(scores -> scores.size() > 1).toList();
    return Fraction.mean(repeated.stream().map(Spread::variance).toList())
        .map(
            variance ->
                new Spread(
                    repeated.size(),
                    count(repeated, scores -> scores.stream().distinct().count() == 1),
                    count(repeated, scores -> isUndecided(scores, threshold)),
                    variance.squareRoot()));
  }

  private static int count(List<List<Integer>> repeated, Predicate<List<Integer>> rule) {
    return Math.toIntExact(repeated.stream().filter(rule).count());
  }

  private static boolean isUndecided(List<Integer> scores, BigDecimal threshold) {
    return scores.stream()
            .map(score -> BigDecimal.valueOf(score).compareTo(threshold) >= 0)
            .distinct()
            .count()
        > 1;
  }

  /** The sum of squares less the square of the sum over n, over n - 1. */
  private static Fraction variance(List<Integer> scores) {
    long n = scores.size();
    long sum = scores.stream().mapToLong(Integer::longValue).sum();
    long squares = scores.stream().mapToLong(score -> (long) score * score).sum();
    return Fraction.of(n * squares - sum * sum, n * (n - 1));
  }
}
