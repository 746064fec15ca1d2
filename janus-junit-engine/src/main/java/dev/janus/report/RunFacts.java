package dev.janus.report;

import dev.janus.bench.Split;
import dev.janus.gate.GateOutcome;
import dev.janus.run.Run;
import java.util.List;

/**
 * What the reports of a run say, computed once for all of them.
 *
 * @param run the record
 * @param outcomes of all gates, in order
 * @param overall the whole bench
 * @param splits each split of the bench, in order
 */
record RunFacts(Run run, List<GateOutcome> outcomes, ScopeFacts overall, List<ScopeFacts> splits) {

  static RunFacts of(Run run, List<GateOutcome> outcomes) {
    return new RunFacts(
        run,
        List.copyOf(outcomes),
        ScopeFacts.of(run, outcomes, Split.OVERALL),
        run.header().bench().splits().keySet().stream()
            .map(split -> ScopeFacts.of(run, outcomes, split))
            .toList());
  }
}
