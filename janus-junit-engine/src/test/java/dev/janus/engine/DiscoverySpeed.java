package dev.janus.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Measures how long the launcher takes to discover the tests of a bench, in a cold JVM. */
public final class DiscoverySpeed {

  private DiscoverySpeed() {}

  /**
   * Discovers some times over, with the engine alone: arguments are the bench, how many times, and
   * settings, each {@code key=value}.
   */
  public static void main(String[] arguments) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .enableImplicitConfigurationParameters(false)
            .selectors(selectFile(arguments[0]));
    Arrays.stream(arguments)
        .skip(2)
        .map(setting -> setting.split("=", 2))
        .forEach(setting -> request.configurationParameter(setting[0], setting[1]));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      out.println(measured(request.build()));
    }
  }

  private static String measured(LauncherDiscoveryRequest request) {
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new JanusTestEngine())
                .build());
    long start = System.nanoTime();
    TestPlan plan = launcher.discover(request);
    double seconds = (System.nanoTime() - start) / 1e9;
    double sinceStart = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return "%d tests in %.2f s, %.2f s from the start of the JVM, %d MB of heap in use"
        .formatted(
            plan.countTestIdentifiers(test -> test.isTest()), seconds, sinceStart, used >> 20);
  }
}
