package dev.janus.engine;

import dev.janus.engine.RunSources.Opened;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.execution.cost.RunPlan;
import dev.janus.execution.cost.RunPlanner;
import dev.janus.run.Prices;
import dev.janus.run.Run;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The plan of a run, told before anything is paid for.
 *
 * @param plan what is run
 * @param opened who is asked
 * @param orders what is selected
 */
record PrintedPlan(BenchPlan plan, Opened opened, Orders orders) {

  /** Tells the plan, less what an earlier session of the run has recorded. */
  void tell(Consumer<String> notices, Optional<Run> earlier) {
    String lines = String.join("\n", of(earlier).lines());
    notices.accept("janus: " + plan.name() + ": " + lines);
  }

  private RunPlan of(Optional<Run> earlier) {
    var models = plan.settings().models();
    Prices prices = new Prices(models.generator().terms().price(), models.judge().terms().price());
    RunPlanner planner =
        new RunPlanner(opened.sources().generator(), opened.judge(), models.repeats(), prices);
    earlier.ifPresent(planner::without);
    return planner.plan(orders.iterator(), orders.count());
  }
}
