package dev.janus.maven.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * {@code <gate>}: what is demanded of a split. Maven fills the fields from elements of the same
 * names.
 */
@API(status = Status.EXPERIMENTAL)
public final class GateElement {
  private String split = "*";
  private @Nullable String minimumMean;
  private @Nullable String minimumPassRate;
  private @Nullable String maximumUnscoredRate;
  private @Nullable String maximumTruncatedRate;

  /** Sets the id of the split, {@code overall}, or {@code *} for each split and the whole. */
  public void setSplit(String split) {
    this.split = split;
  }

  /** Sets the lowest mean score, 1 to 5. */
  public void setMinimumMean(String minimumMean) {
    this.minimumMean = minimumMean;
  }

  /** Sets the lowest share of rubrics that reach the threshold, 0 to 1. */
  public void setMinimumPassRate(String minimumPassRate) {
    this.minimumPassRate = minimumPassRate;
  }

  /** Sets the highest share of verdicts without a score, 0 to 1. */
  public void setMaximumUnscoredRate(String maximumUnscoredRate) {
    this.maximumUnscoredRate = maximumUnscoredRate;
  }

  /** Sets the highest share of responses that were cut off or filtered, 0 to 1. */
  public void setMaximumTruncatedRate(String maximumTruncatedRate) {
    this.maximumTruncatedRate = maximumTruncatedRate;
  }

  /** Returns the gate in the text form of {@code janus.gates}. */
  String text() {
    return split.strip()
        + ": "
        + limits().entrySet().stream()
            .map(limit -> limit.getKey() + "=" + limit.getValue().strip())
            .collect(Collectors.joining(", "));
  }

  /** Returns what is wrong with the element; empty when nothing is. */
  List<String> violations() {
    if (limits().isEmpty()) {
      return List.of(
          "pom.xml: the <gate> of split \""
              + split
              + "\" demands nothing\n  found: no limit\n  fix: add <minimumMean>,"
              + " <minimumPassRate>, <maximumUnscoredRate> or <maximumTruncatedRate>, or remove the"
              + " <gate>");
    }
    return limits().entrySet().stream()
        .filter(limit -> !kind(limit.getKey()).accepts(limit.getValue()))
        .map(limit -> setting(limit.getKey()).refuseElement(limit.getValue()))
        .toList();
  }

  private Map<String, String> limits() {
    Map<String, String> limits = new LinkedHashMap<>();
    put(limits, "minimumMean", minimumMean);
    put(limits, "minimumPassRate", minimumPassRate);
    put(limits, "maximumUnscoredRate", maximumUnscoredRate);
    put(limits, "maximumTruncatedRate", maximumTruncatedRate);
    return limits;
  }

  private static void put(Map<String, String> limits, String name, @Nullable String limit) {
    if (limit != null) {
      limits.put(name, limit);
    }
  }

  private static ValueKind kind(String name) {
    return name.equals("minimumMean") ? ValueKind.SCORE : ValueKind.RATE;
  }

  private static Setting setting(String name) {
    return new Setting(Setting.GATES.key(), "<gate><" + name + ">", kind(name));
  }
}
