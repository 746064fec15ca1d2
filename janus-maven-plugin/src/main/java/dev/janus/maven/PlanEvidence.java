package dev.janus.maven;

import dev.janus.maven.launch.Fault;
import dev.janus.maven.launch.ForkOutcome;
import dev.janus.maven.launch.ForkRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run could be planned. A plan leaves no record, so what the fork said is all there is.
 *
 * @param request what was to be planned
 */
record PlanEvidence(ForkRequest request) {

  /** Returns why there is no plan, or not of all benches; empty when there is. */
  List<String> violations(ForkOutcome outcome) {
    List<String> violations =
        new ArrayList<>(outcome.faults().stream().map(Fault::message).distinct().toList());
    request.benches().stream()
        .filter(bench -> outcome.suites().stream().noneMatch(suite -> suite.bench().equals(bench)))
        .filter(bench -> outcome.firstFault(bench).isEmpty())
        .map(
            bench ->
                "janus:plan: there is nothing to plan of %s\n  found: no test in it\n  fix: see that <classes> names classes annotated with @JanusBench, or what <bench>, <limit> and <shard> select"
                    .formatted(bench))
        .forEach(violations::add);
    return violations;
  }
}
