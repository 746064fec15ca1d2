package dev.janus.run.merge;

import dev.janus.run.GateLine;
import dev.janus.run.Run;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Decides the gates of a run. */
@API(status = Status.EXPERIMENTAL)
@FunctionalInterface
public interface GateDecision {

  /**
   * Returns the outcomes of the gates that the header names, in the order to record them.
   *
   * @param run header and checks of a merged run; it has no responses, and its judgements have
   *     nothing but repeat and verdict, which are all that gates look at
   * @throws IllegalArgumentException if the gates do not fit the run; the message says what to do
   */
  List<GateLine> decide(Run run);
}
