package dev.janus.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** How long the engine takes to discover, and to run, as a launcher sees it in a cold JVM. */
final class EngineTimes {

  private EngineTimes() {}

  /**
   * Discovers, runs if so told, and prints seconds of both and how many tests there were.
   *
   * @param arguments {@code discover} or {@code run}, then {@code key=value} of the configuration
   */
  public static void main(String[] arguments) {
    boolean run = arguments[0].equals("run");
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .filters(EngineFilter.includeEngines("janus"))
            .selectors(
                DiscoverySelectors.selectUniqueId(
                    UniqueId.forEngine("janus").append("bench", "timed")));
    for (int i = 1; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      request.configurationParameter(
          arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    Launcher launcher = LauncherFactory.create();
    long start = System.nanoTime();
    TestPlan plan = launcher.discover(request.build());
    long discovered = System.nanoTime();
    long tests = plan.countTestIdentifiers(test -> test.isTest());
    if (run) {
      discovered = System.nanoTime();
      launcher.execute(plan);
    }
    long end = System.nanoTime();
    PrintStream out = System.out;
    out.printf(
        Locale.ROOT,
        "%.3f %.3f %d%n",
        (run ? 0 : discovered - start) / 1e9,
        (end - discovered) / 1e9,
        tests);
    // Whatever the engine left running is not waited for.
    System.exit(0);
  }
}
