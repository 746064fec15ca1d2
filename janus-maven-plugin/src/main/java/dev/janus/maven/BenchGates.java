package dev.janus.maven;

import dev.janus.gate.GateOutcome;
import dev.janus.gate.GateRule;
import dev.janus.gate.Gates;
import dev.janus.gate.MaximumUnscoredRate;
import dev.janus.run.Run;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The gates that apply to a run: those it was recorded with, and those of the pom. Both have to
 * pass; where they are the same, they are decided once.
 *
 * @param pom those of the pom
 */
record BenchGates(Gates pom) {

  /** Applies when nothing is demanded: a run that is mostly without scores is no run. */
  private static final Gates BUILT_IN = Gates.of(GateRule.EVERYWHERE, MaximumUnscoredRate.DEFAULT);

  /** Tells whether anything is demanded of the run, beyond what is built in. */
  boolean demandSomethingOf(Run run) {
    return !pom.equals(Gates.NONE) || !Gates.of(run.header()).equals(Gates.NONE);
  }

  /**
   * Decides all gates.
   *
   * @throws IllegalArgumentException if a gate does not fit the run; the message says what to do
   */
  List<GateOutcome> decide(Run run) {
    if (!demandSomethingOf(run)) {
      return BUILT_IN.decide(run);
    }
    Set<GateOutcome> outcomes = new LinkedHashSet<>(Gates.of(run.header()).decide(run));
    outcomes.addAll(pom.decide(run));
    return List.copyOf(outcomes);
  }
}
