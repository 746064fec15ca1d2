package dev.janus.gate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The gates there are, in the order in which they are decided and shown. */
enum GateKind {
  MEAN("mean", "minimumMean", 1, 5),
  PASS_RATE("pass-rate", "minimumPassRate", 0, 1),
  UNSCORED_RATE("unscored-rate", "maximumUnscoredRate", 0, 1),
  TRUNCATED_RATE("truncated-rate", "maximumTruncatedRate", 0, 1);

  /** More would only serve to make texts unreadable. */
  private static final int MAXIMUM_DECIMALS = 17;

  private final String gateName;
  private final String key;
  private final int lowest;
  private final int highest;

  GateKind(String gateName, String key, int lowest, int highest) {
    this.gateName = gateName;
    this.key = key;
    this.lowest = lowest;
    this.highest = highest;
  }

  static Optional<GateKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(GateKind::key).toList();
  }

  String gateName() {
    return gateName;
  }

  String key() {
    return key;
  }

  /** Returns the range of its limit, for a message. */
  String range() {
    return "a number from " + lowest + " to " + highest;
  }

  Gate gate(BigDecimal limit) {
    return switch (this) {
      case MEAN -> new MinimumMean(limit);
      case PASS_RATE -> new MinimumPassRate(limit);
      case UNSCORED_RATE -> new MaximumUnscoredRate(limit);
      case TRUNCATED_RATE -> new MaximumTruncatedRate(limit);
    };
  }

  /**
   * Returns the limit without trailing zeros, so that 4.0 and 4 are one limit.
   *
   * @throws IllegalArgumentException if it is out of range, or finer than 17 decimals
   */
  BigDecimal checked(BigDecimal limit) {
    BigDecimal stripped = limit.stripTrailingZeros();
    boolean inRange =
        limit.compareTo(BigDecimal.valueOf(lowest)) >= 0
            && limit.compareTo(BigDecimal.valueOf(highest)) <= 0;
    if (!inRange || stripped.scale() > MAXIMUM_DECIMALS) {
      throw new IllegalArgumentException(
          "%s: the limit is out of range\n  found: %s\n  fix: give %s, with at most %s decimals"
              .formatted(key, limit, range(), MAXIMUM_DECIMALS));
    }
    return stripped;
  }
}
