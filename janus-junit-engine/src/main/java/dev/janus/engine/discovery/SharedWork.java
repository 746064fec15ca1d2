package dev.janus.engine.discovery;

import dev.janus.dataset.location.BenchLocation;
import dev.janus.digest.Sha256;
import dev.janus.engine.configuration.Settings;
import dev.janus.engine.descriptor.BenchPlan;
import dev.janus.engine.descriptor.BenchTarget;
import dev.janus.engine.descriptor.BrokenBenchDescriptor;
import dev.janus.engine.descriptor.JavaGenerator;
import dev.janus.engine.descriptor.SplitDescriptor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.TestDescriptor;

/**
 * Notices benches that would ask the same models the same things, and so pay twice, and benches
 * that would write the same record, of which only the last would be left. Within one request only:
 * what another JVM runs is not known.
 */
@API(status = Status.INTERNAL)
public final class SharedWork {

  private final boolean possible;
  private final Map<String, String> owners = new HashMap<>();
  private final Map<Path, BenchLocation> records = new HashMap<>();

  public SharedWork(int benches) {
    possible = benches > 1;
  }

  /** Returns the containers, or one that says who runs the same already. */
  public List<TestDescriptor> refuseTwice(BenchTarget target, List<TestDescriptor> containers) {
    if (!possible || !(containers.get(0) instanceof SplitDescriptor split)) {
      return containers;
    }
    BenchLocation other = records.putIfAbsent(record(split.plan()), location(split.plan()));
    if (other != null) {
      return List.of(broken(target, split, sameRecord(split.plan(), other)));
    }
    String owner = owners.putIfAbsent(work(split.plan()), target.name());
    return owner == null
        ? containers
        : List.of(broken(target, split, sameWork(split.plan(), owner)));
  }

  private static BrokenBenchDescriptor broken(
      BenchTarget target, SplitDescriptor split, String message) {
    Settings.RunSettings run = split.plan().settings().run();
    return new BrokenBenchDescriptor(
        target, message, run.mode() == Settings.Mode.PLAN ? null : run.output().folder());
  }

  private static Path record(BenchPlan plan) {
    return plan.settings().run().output().folder().resolve(plan.name());
  }

  private static BenchLocation location(BenchPlan plan) {
    return plan.settings().bench().location();
  }

  private static String sameRecord(BenchPlan plan, BenchLocation other) {
    return "%s: another bench writes the same record\n  found: %s and %s, both recorded in %s\n  fix: give the files different names, or run them one at a time with a janus.output each"
        .formatted(plan.name(), other.text(), location(plan).text(), record(plan));
  }

  private static String work(BenchPlan plan) {
    Settings settings = plan.settings();
    JavaGenerator function = plan.function();
    return Sha256.of(
        plan.bench().digest(),
        function == null ? "" : function.url(),
        settings.models().toString(),
        settings.run().mode().toString(),
        String.valueOf(settings.run().transcript()),
        settings.bench().selection().toString());
  }

  private static String sameWork(BenchPlan plan, String owner) {
    return "%s: another class runs the same bench with the same models\n  found: %s, which also runs %s\n  fix: keep one class with the gates of both, or give them different models"
        .formatted(plan.name(), owner, plan.bench().location());
  }
}
