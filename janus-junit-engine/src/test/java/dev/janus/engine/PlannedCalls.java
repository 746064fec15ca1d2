package dev.janus.engine;

import dev.janus.endpoint.Fault;
import dev.janus.endpoint.FaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan of faults makes of a run, worked out without one: which requests are sent, if every
 * call is made as often as it must be and never more often.
 */
final class PlannedCalls {

  /** How often one question is asked until there is a reply at all, and until it is of use. */
  private static final int ATTEMPTS = 8;

  private static final int ASKS = 6;

  private final FaultPlan plan;
  private final Map<String, List<Fault>> served = new TreeMap<>();
  private final Map<String, String> unscored = new TreeMap<>();

  PlannedCalls(FaultPlan plan, FaultyRun bench) {
    this.plan = plan;
    for (int i = 1; i <= bench.prompts(); i++) {
      boolean answered = call("generator p" + i) == Fault.NONE;
      for (int r = 1; r <= bench.rubrics(); r++) {
        Fault end = answered ? call("judge p%d r%d".formatted(i, r)) : Fault.HANG;
        if (end != Fault.NONE) {
          unscored.put("p%d/r%d".formatted(i, r), reason(answered, end));
        }
      }
    }
  }

  private static String reason(boolean answered, Fault end) {
    return !answered
        ? "no-response"
        : end == Fault.BLANK
            ? "blank"
            : end == Fault.UNPARSEABLE ? "no-score" : "judge-unavailable";
  }

  /** Asks until there is a reply of use; returns what became of the last request. */
  private Fault call(String question) {
    String asked = question;
    Fault last = Fault.NONE;
    for (int ask = 1; ask <= ASKS; ask++) {
      last = ask(asked);
      if (last == Fault.NONE || last.isTransport()) {
        return last;
      }
      // A reply of no use is shown to the judge; one that says nothing is not.
      asked = last == Fault.UNPARSEABLE ? question + " again" : question;
    }
    return last;
  }

  private Fault ask(String question) {
    List<Fault> before = served.computeIfAbsent(question, name -> new ArrayList<>());
    Fault fault = Fault.NONE;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      fault = plan.of(question, before.size());
      before.add(fault);
      if (!fault.isTransport()) {
        return fault;
      }
    }
    return fault;
  }

  /** Returns what becomes of each request, by question, oldest first. */
  Map<String, List<Fault>> served() {
    return served;
  }

  /** Returns which verdicts are wanting, and why. */
  Map<String, String> unscored() {
    return unscored;
  }

  int requests() {
    return served.values().stream().mapToInt(List::size).sum();
  }
}
