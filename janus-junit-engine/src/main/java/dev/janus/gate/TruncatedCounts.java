package dev.janus.gate;

import dev.janus.chat.Finish;
import dev.janus.run.ResponseLine;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How many responses are not all that the model had to say, each turn of a prompt counted.
 *
 * @param responses all responses
 * @param cutOff those that ended at the maximum number of tokens
 * @param filtered those that a filter of the server cut off
 * @param broken those that broke off
 * @param refused those that are refusals, which are whole
 * @param prompts distinct prompts behind the responses
 * @param clusters distinct tasks behind the responses
 */
@API(status = Status.EXPERIMENTAL)
public record TruncatedCounts(
    int responses, int cutOff, int filtered, int broken, int refused, int prompts, int clusters) {

  /** Counts responses. */
  public static TruncatedCounts of(Collection<ResponseLine> lines) {
    Map<Finish, Integer> counts = new EnumMap<>(Finish.class);
    lines.forEach(line -> counts.merge(line.response().finish(), 1, Integer::sum));
    Set<?> prompts = lines.stream().map(ResponseLine::prompt).collect(Collectors.toSet());
    Set<?> clusters = lines.stream().map(ResponseLine::cluster).collect(Collectors.toSet());
    return new TruncatedCounts(
        lines.size(),
        counts.getOrDefault(Finish.CUT_OFF, 0),
        counts.getOrDefault(Finish.FILTERED, 0),
        counts.getOrDefault(Finish.BROKEN, 0),
        counts.getOrDefault(Finish.REFUSED, 0),
        prompts.size(),
        clusters.size());
  }

  /** Returns how many were cut off, for whatever reason. */
  public int truncated() {
    return cutOff + filtered + broken;
  }

  /** Returns the share of those that were cut off; empty when there are no responses. */
  public Optional<BigDecimal> rate() {
    return exactRate().map(Fraction::toBigDecimal);
  }

  Optional<Fraction> exactRate() {
    return responses == 0 ? Optional.empty() : Optional.of(Fraction.of(truncated(), responses));
  }

  /**
   * Returns for example {@code 3 of 80 responses cut off (2 at the maximum of tokens, 1 by a
   * filter)}.
   */
  public String describe() {
    String counts = truncated() + " of " + responses + " responses cut off";
    Map<String, Integer> reasons = new LinkedHashMap<>();
    reasons.put("at the maximum of tokens", cutOff);
    reasons.put("by a filter", filtered);
    reasons.put("by an error", broken);
    String why =
        reasons.entrySet().stream()
            .filter(reason -> reason.getValue() > 0)
            .map(reason -> reason.getValue() + " " + reason.getKey())
            .collect(Collectors.joining(", "));
    return why.isEmpty() ? counts : counts + " (" + why + ")";
  }
}
