package dev.janus.engine;

import dev.janus.bench.Bench;

/**
 * A bench that can be run: what it holds, and how it is to be run.
 *
 * @param target who named it
 * @param settings how
 * @param bench what
 */
record BenchPlan(BenchTarget target, Settings settings, Bench bench) {

  String name() {
    return target.name();
  }
}
