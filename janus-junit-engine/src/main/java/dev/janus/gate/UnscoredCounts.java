package dev.janus.gate;

import dev.janus.judge.Unscored;
import dev.janus.judge.UnscoredReason;
import dev.janus.run.Check;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How many verdicts have no score, and why.
 *
 * @param verdicts all verdicts, scored and unscored
 * @param reasons the number of each reason that occurs, most frequent first
 */
@API(status = Status.EXPERIMENTAL)
public record UnscoredCounts(int verdicts, Map<UnscoredReason, Integer> reasons) {

  /** Copies the map, keeping its order. */
  public UnscoredCounts {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  static UnscoredCounts of(List<Check> checks) {
    Map<UnscoredReason, Integer> counts = new EnumMap<>(UnscoredReason.class);
    int verdicts = 0;
    for (Check check : checks) {
      verdicts += check.judgements().size();
      for (var judgement : check.judgements()) {
        if (judgement.verdict() instanceof Unscored unscored) {
          counts.merge(unscored.reason(), 1, Integer::sum);
        }
      }
    }
    Map<UnscoredReason, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEachOrdered(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new UnscoredCounts(verdicts, sorted);
  }

  /** Returns how many verdicts have no score. */
  public int unscored() {
    return reasons.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many verdicts have no score for that reason. */
  public int of(UnscoredReason reason) {
    return reasons.getOrDefault(reason, 0);
  }

  /** Returns for example {@code 3 of 80 verdicts unscored (2 blank, 1 off the scale)}. */
  public String describe() {
    String counts = unscored() + " of " + verdicts + " verdicts unscored";
    return reasons.isEmpty() ? counts : counts + " (" + describeReasons() + ")";
  }

  private String describeReasons() {
    return reasons.entrySet().stream()
        .map(entry -> entry.getValue() + " " + describe(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** Returns a reason in words that follow a number. */
  public static String describe(UnscoredReason reason) {
    return switch (reason) {
      case BLANK -> "blank";
      case NO_SCORE -> "naming no score";
      case CUT_OFF -> "cut off";
      case FILTERED -> "cut off by a filter";
      case REFUSED -> "refused by the judge";
      case OFF_SCALE -> "off the scale";
      case NOT_WHOLE -> "not whole";
      case CONFLICT -> "naming different scores";
      case JUDGE_UNAVAILABLE -> "without a reply from the judge";
      case NOT_RECORDED -> "missing in the transcript";
      case NO_RESPONSE -> "without a response to judge";
    };
  }
}
