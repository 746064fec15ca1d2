package dev.janus.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a bench in a JVM of its own, through the launcher and the engine as users have them. */
final class ChildRun {

  private ChildRun() {}

  /** Starts a child; parameters are configuration keys and their values. */
  static Process start(Path bench, Map<String, String> parameters, Path log) throws IOException {
    return start(List.of(), bench, parameters, log);
  }

  /** Starts a child by way of another command, which it is appended to. */
  static Process start(List<String> by, Path bench, Map<String, String> parameters, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(by);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Short-lived, and started many times.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    // The cache of whoever builds Janus is none of our business.
    command.add("-Djanus.cache=off");
    parameters.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ChildRun.class.getName(), bench.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /**
   * Runs a bench.
   *
   * @param arguments the file of the bench
   */
  public static void main(String[] arguments) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .filters(EngineFilter.includeEngines(JanusTestEngine.ID))
                .selectors(selectFile(new File(arguments[0])))
                .build());
  }
}
