package dev.janus.engine.descriptor;

import dev.janus.bench.Bench;
import dev.janus.engine.configuration.Settings;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A bench that can be run: what it holds, and how it is to be run.
 *
 * @param target who named it
 * @param settings how
 * @param bench what
 * @param function the Java function under test, if the bench class has one
 */
@API(status = Status.INTERNAL)
public record BenchPlan(
    BenchTarget target, Settings settings, Bench bench, @Nullable JavaGenerator function) {

  public String name() {
    return target.name();
  }
}
