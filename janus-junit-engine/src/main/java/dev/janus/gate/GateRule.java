package dev.janus.gate;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A gate as configured.
 *
 * @param scope id of a split, {@code overall}, or {@code *} for every split and the whole bench
 * @param gate what is demanded there
 */
@API(status = Status.EXPERIMENTAL)
public record GateRule(String scope, Gate gate) {

  /** The scope that stands for every split and for the whole bench. */
  public static final String EVERYWHERE = "*";

  /** Returns the rule's limit as configuration text, for example {@code minimumMean=4}. */
  String format() {
    return gate.key() + "=" + gate.limit().toPlainString();
  }
}
