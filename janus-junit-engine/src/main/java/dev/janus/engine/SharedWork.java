package dev.janus.engine;

import dev.janus.bench.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;

/**
 * Notices benches that would ask the same models the same things, and so pay twice. Within one
 * request only: what another JVM runs is not known.
 */
final class SharedWork {

  private final boolean possible;
  private final Map<String, String> owners = new HashMap<>();

  SharedWork(int benches) {
    possible = benches > 1;
  }

  /** Returns the containers, or one that says who runs the same already. */
  List<TestDescriptor> refuseTwice(BenchTarget target, List<TestDescriptor> containers) {
    if (!possible || !(containers.get(0) instanceof SplitDescriptor split)) {
      return containers;
    }
    String owner = owners.putIfAbsent(work(split.plan()), target.name());
    return owner == null
        ? containers
        : List.of(new BrokenBenchDescriptor(target, message(split.plan(), owner)));
  }

  private static String work(BenchPlan plan) {
    Settings settings = plan.settings();
    JavaGenerator function = plan.function();
    return Sha256.of(
        plan.bench().digest(),
        function == null ? "" : function.url(),
        settings.models().toString(),
        settings.bench().selection().toString());
  }

  private static String message(BenchPlan plan, String owner) {
    return "%s: another class runs the same bench with the same models\n  found: %s, which also runs %s\n  fix: keep one class with the gates of both, or give them different models"
        .formatted(plan.name(), owner, plan.bench().location());
  }
}
