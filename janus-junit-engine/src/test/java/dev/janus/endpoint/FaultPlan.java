package dev.janus.endpoint;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which request goes wrong, and how: drawn for each attempt of each question from a seed and the
 * question's name, so that it does not depend on the order in which requests arrive. Immutable.
 */
public final class FaultPlan {

  private final long seed;
  private final EnumMap<Fault, Double> rates;
  private final Map<String, Fault> always;

  private FaultPlan(long seed, EnumMap<Fault, Double> rates, Map<String, Fault> always) {
    this.seed = seed;
    this.rates = rates;
    this.always = always;
  }

  /** Returns a plan without faults. */
  public static FaultPlan seed(long seed) {
    return new FaultPlan(seed, new EnumMap<>(Fault.class), Map.of());
  }

  /** Returns the same plan with one more fault. */
  public FaultPlan with(Fault fault, double rate) {
    EnumMap<Fault, Double> more = new EnumMap<>(rates);
    more.put(fault, rate);
    return new FaultPlan(seed, more, always);
  }

  /** Returns the same plan, but every attempt of one question goes wrong in the same way. */
  public FaultPlan always(String question, Fault fault) {
    Map<String, Fault> more = new LinkedHashMap<>(always);
    more.put(question, fault);
    return new FaultPlan(seed, rates, more);
  }

  /**
   * Returns what goes wrong.
   *
   * @param question names the question; a generator's starts with {@code generator}
   * @param attempt from 0
   */
  public Fault of(String question, int attempt) {
    Fault fixed = always.get(question);
    Fault fault = fixed == null ? draw(question, attempt) : fixed;
    return fault == Fault.UNPARSEABLE && question.startsWith("generator") ? Fault.NONE : fault;
  }

  private Fault draw(String question, int attempt) {
    double drawn =
        new SplittableRandom(seed * 31 + question.hashCode() * 1_000_003L + attempt).nextDouble();
    for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
      drawn -= rate.getValue();
      if (drawn < 0) {
        return rate.getKey();
      }
    }
    return Fault.NONE;
  }
}
