package dev.janus.gate;

import dev.janus.bench.ScoreDescriptions;
import dev.janus.bench.Split;
import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.BenchInfo.SplitSize;
import dev.janus.run.Check;
import dev.janus.run.ResponseLine;
import dev.janus.run.RunHeader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a gate decides on: the checks of one split, or of the whole bench, and how many there should
 * be. Immutable; every figure is computed exactly and told to 17 significant digits.
 *
 * <p>The score of a check is the mean of its scored repeats, that of a prompt the mean of its
 * scored checks. A check without a scored repeat, and a prompt without a scored check, have none.
 *
 * @param scope id of the split, or {@code overall}
 * @param checks how it was judged, in order of the bench
 * @param responses what was judged, in no order
 * @param rubrics how many rubrics each split in scope has as a whole, in order of the bench
 * @param repeats how often each rubric is to be judged
 * @param threshold the score that a check has to reach to pass
 */
@API(status = Status.EXPERIMENTAL)
public record Scores(
    String scope,
    List<Check> checks,
    List<ResponseLine> responses,
    Map<String, Integer> rubrics,
    int repeats,
    BigDecimal threshold) {

  /** The configuration key under which a run's header keeps the threshold. */
  public static final String THRESHOLD_KEY = "janus.threshold";

  static final String NO_SCORE = "no verdict has a score";

  /** Copies list and map, keeping their order. */
  public Scores {
    checks = List.copyOf(checks);
    responses = List.copyOf(responses);
    rubrics = Collections.unmodifiableMap(new LinkedHashMap<>(rubrics));
  }

  /**
   * Takes the checks that belong to a scope.
   *
   * @param header says how many rubrics there are, how often each is judged, and the threshold
   * @param scope id of a split of the bench, or {@code overall}
   * @param checks of the scope and possibly of others
   * @param responses of the scope and possibly of others
   * @throws IllegalArgumentException if the bench has no such split, or the header no valid
   *     threshold
   */
  public static Scores of(
      RunHeader header,
      String scope,
      Collection<Check> checks,
      Collection<ResponseLine> responses) {
    Map<String, Integer> rubrics = new LinkedHashMap<>();
    for (Map.Entry<String, SplitSize> split : header.bench().splits().entrySet()) {
      if (scope.equals(Split.OVERALL) || scope.equals(split.getKey())) {
        rubrics.put(split.getKey(), split.getValue().rubrics());
      }
    }
    if (rubrics.isEmpty()) {
      throw Gates.noSuchSplit(scope, header.bench().splits().keySet());
    }
    boolean all = scope.equals(Split.OVERALL);
    return new Scores(
        scope,
        checks.stream().filter(check -> all || scope.equals(check.split())).toList(),
        responses.stream().filter(line -> all || scope.equals(line.split())).toList(),
        rubrics,
        header.judge().repeats(),
        threshold(header));
  }

  private static BigDecimal threshold(RunHeader header) {
    String text = header.settings().getOrDefault(THRESHOLD_KEY, "");
    try {
      BigDecimal threshold = new BigDecimal(text);
      if (threshold.compareTo(BigDecimal.valueOf(ScoreDescriptions.LOWEST)) >= 0
          && threshold.compareTo(BigDecimal.valueOf(ScoreDescriptions.HIGHEST)) <= 0) {
        return threshold;
      }
      throw badThreshold(text, null);
    } catch (NumberFormatException e) {
      throw badThreshold(text, e);
    }
  }

  private static IllegalArgumentException badThreshold(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "run record: %s is not a number from 1 to 5\n  found: \"%s\"\n  fix: %s"
            .formatted(THRESHOLD_KEY, text, "run the bench again, the record's header is damaged"),
        cause);
  }

  /** Returns the score of a check; empty when none of its repeats has one. */
  public static Optional<BigDecimal> score(Check check) {
    return exactScore(check).map(Fraction::toBigDecimal);
  }

  /** Tells whether a check has a score and it reaches the threshold. */
  public static boolean passes(Check check, BigDecimal threshold) {
    return exactScore(check).filter(score -> score.compareTo(threshold) >= 0).isPresent();
  }

  /** Returns the mean over prompts. */
  public Optional<BigDecimal> mean() {
    return exactMean().map(Fraction::toBigDecimal);
  }

  /** Returns the mean over the means of the splits that have a score. */
  public Optional<BigDecimal> macroMean() {
    List<Fraction> means =
        rubrics.keySet().stream()
            .map(split -> checks.stream().filter(check -> check.split().equals(split)).toList())
            .flatMap(split -> with(split).exactMean().stream())
            .toList();
    return Fraction.mean(means).map(Fraction::toBigDecimal);
  }

  /** Returns the share of checks that reach the threshold, among those with a score. */
  public Optional<BigDecimal> passRate() {
    return exactPassRate().map(Fraction::toBigDecimal);
  }

  /** Returns the share of verdicts without a score, each repeat counted. */
  public Optional<BigDecimal> unscoredRate() {
    return exactUnscoredRate().map(Fraction::toBigDecimal);
  }

  /**
   * Returns what the mean would be if every verdict without a score had the given one: a bound for
   * 1 and for 5.
   */
  public Optional<BigDecimal> meanWithUnscoredAt(int score) {
    return mean(checks, check -> Fraction.meanOf(scoresWithUnscoredAt(check, score)))
        .map(Fraction::toBigDecimal);
  }

  /** Returns the mean of each repeat on its own, the first repeat first. */
  public List<BigDecimal> repeatMeans() {
    return Stream.iterate(1, repeat -> repeat <= repeats, repeat -> repeat + 1)
        .flatMap(repeat -> with(onlyRepeat(repeat)).mean().stream())
        .toList();
  }

  /** Returns how often each score was given. */
  public Histogram histogram() {
    return Histogram.of(checks);
  }

  /** Returns how far repeats agree; empty when no check has two scores. */
  public Optional<Spread> spread() {
    return Spread.of(checks, threshold);
  }

  /** Returns how many verdicts have no score, and why. */
  public UnscoredCounts unscoredCounts() {
    return UnscoredCounts.of(checks);
  }

  /** Returns how many responses were cut off, and why. */
  public TruncatedCounts truncatedCounts() {
    return TruncatedCounts.of(responses);
  }

  /** Returns how many prompts have a verdict on a response that is not there. */
  int promptsWithoutResponse() {
    Set<String> answered = responses.stream().map(ResponseLine::prompt).collect(Collectors.toSet());
    return Math.toIntExact(
        checks.stream()
            .filter(check -> !answered.contains(check.prompt()))
            .filter(check -> check.judgements().stream().anyMatch(Scores::isOfResponse))
            .map(Check::prompt)
            .distinct()
            .count());
  }

  private static boolean isOfResponse(Judgement judgement) {
    return !(judgement.verdict() instanceof Unscored unscored
        && unscored.reason() == UnscoredReason.NO_RESPONSE);
  }

  /** Returns the means of rubrics with the same id, in the order in which ids first occur. */
  public List<RubricMean> rubricMeans() {
    Map<String, List<Check>> byRubric =
        checks.stream()
            .collect(Collectors.groupingBy(Check::rubric, LinkedHashMap::new, Collectors.toList()));
    return byRubric.entrySet().stream()
        .map(entry -> rubricMean(entry.getKey(), with(entry.getValue())))
        .toList();
  }

  private static RubricMean rubricMean(String rubric, Scores scores) {
    List<Fraction> scored = scores.checkScores();
    return new RubricMean(
        rubric,
        scores.checks.size(),
        scored.size(),
        Fraction.mean(scored).map(Fraction::toBigDecimal).orElse(null));
  }

  /** Returns how many verdicts there are, unscored ones and repeats included. */
  public int verdicts() {
    return checks.stream().mapToInt(check -> check.judgements().size()).sum();
  }

  /** Returns how many checks have a score. */
  public int scored() {
    return checkScores().size();
  }

  /** Returns how many checks have a score that reaches the threshold. */
  public int passed() {
    return Math.toIntExact(
        checkScores().stream().filter(score -> score.compareTo(threshold) >= 0).count());
  }

  /** Returns how many prompts were judged, whether or not any score came of it. */
  public int prompts() {
    return count(checks, Scores::promptOf);
  }

  /** Returns how many distinct tasks were judged. */
  public int clusters() {
    return count(checks, Check::cluster);
  }

  Optional<Fraction> exactMean() {
    return mean(checks, Scores::exactScore);
  }

  Optional<Fraction> exactPassRate() {
    int scored = scored();
    return scored == 0 ? Optional.empty() : Optional.of(Fraction.of(passed(), scored));
  }

  Optional<Fraction> exactUnscoredRate() {
    int verdicts = verdicts();
    int unscored = checks.stream().mapToInt(Check::unscored).sum();
    return verdicts == 0 ? Optional.empty() : Optional.of(Fraction.of(unscored, verdicts));
  }

  Measurement measuredOnScored(Optional<Fraction> value) {
    return measured(value, checks.stream().filter(check -> !check.scores().isEmpty()).toList());
  }

  Measurement measuredOnAll(Optional<Fraction> value) {
    return measured(value, checks);
  }

  private static Measurement measured(Optional<Fraction> value, List<Check> basis) {
    return new Measurement(
        value.map(Fraction::toBigDecimal).orElse(null),
        count(basis, Scores::promptOf),
        count(basis, Check::cluster));
  }

  private static int count(List<Check> checks, Function<Check, ?> key) {
    return Math.toIntExact(checks.stream().map(key).distinct().count());
  }

  private static List<String> promptOf(Check check) {
    return List.of(check.split(), check.prompt());
  }

  /** Two steps, because prompts with more rubrics must not weigh more. */
  private static Optional<Fraction> mean(
      List<Check> checks, Function<Check, Optional<Fraction>> score) {
    Map<List<String>, List<Fraction>> byPrompt = new LinkedHashMap<>();
    for (Check check : checks) {
      score
          .apply(check)
          .ifPresent(
              value ->
                  byPrompt.computeIfAbsent(promptOf(check), key -> new ArrayList<>()).add(value));
    }
    return Fraction.mean(
        byPrompt.values().stream().flatMap(values -> Fraction.mean(values).stream()).toList());
  }

  private List<Fraction> checkScores() {
    return checks.stream().flatMap(check -> exactScore(check).stream()).toList();
  }

  private static Optional<Fraction> exactScore(Check check) {
    return Fraction.meanOf(check.scores());
  }

  private static List<Integer> scoresWithUnscoredAt(Check check, int score) {
    return check.judgements().stream()
        .map(Judgement::verdict)
        .map(verdict -> verdict instanceof Scored scored ? scored.score() : score)
        .toList();
  }

  private List<Check> onlyRepeat(int repeat) {
    return checks.stream()
        .map(
            check ->
                new Check(
                    check.split(),
                    check.prompt(),
                    check.cluster(),
                    check.rubric(),
                    check.judgements().stream().filter(one -> one.repeat() == repeat).toList()))
        .filter(check -> !check.judgements().isEmpty())
        .toList();
  }

  private Scores with(List<Check> some) {
    return new Scores(scope, some, responses, rubrics, repeats, threshold);
  }
}
