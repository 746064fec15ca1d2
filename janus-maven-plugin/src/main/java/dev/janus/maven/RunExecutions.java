package dev.janus.maven;

import dev.janus.maven.config.PomSettings;
import dev.janus.maven.config.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The benches that executions of {@code janus:run} in a pom name, each in a configuration of its
 * own: the check, which has another, has to know of them.
 *
 * @param project with the pom
 */
record RunExecutions(MavenProject project) {

  private static final String PLUGIN = "dev.janus:janus-maven-plugin";

  /** Tells whether there is any such execution. */
  boolean any() {
    return executions().findAny().isPresent();
  }

  /** Returns the names of the benches, in order of the pom. */
  List<String> benches() {
    return executions().flatMap(execution -> benches(execution).stream()).distinct().toList();
  }

  /**
   * Returns what each execution with a {@code <bench>} of its own says, by the name of the bench.
   */
  Map<String, PomSettings> settings() {
    Map<String, PomSettings> settings = new LinkedHashMap<>();
    executions()
        .filter(execution -> execution.getConfiguration() instanceof Xpp3Dom)
        .forEach(
            execution -> {
              Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
              if (classes(configuration.getChild("classes")).isEmpty()) {
                benches(execution)
                    .forEach(
                        bench ->
                            settings.putIfAbsent(
                                bench,
                                new PomSettings()
                                    .configuration(configuration)
                                    .set(Setting.NAME, bench)));
              }
            });
    return settings;
  }

  private Stream<PluginExecution> executions() {
    Plugin plugin = project.getPlugin(PLUGIN);
    return plugin == null
        ? Stream.empty()
        : plugin.getExecutions().stream()
            .filter(execution -> execution.getGoals().contains("run"))
            .filter(execution -> !"none".equals(execution.getPhase()));
  }

  private List<String> benches(PluginExecution execution) {
    if (!(execution.getConfiguration() instanceof Xpp3Dom configuration)) {
      return List.of();
    }
    List<String> classes = classes(configuration.getChild("classes"));
    if (!classes.isEmpty()) {
      return classes;
    }
    if (text(configuration, "bench").isEmpty()) {
      return List.of();
    }
    String name = text(configuration, "name");
    return List.of(name.isEmpty() ? project.getArtifactId() : name);
  }

  private static List<String> classes(@Nullable Xpp3Dom classes) {
    return classes == null
        ? List.of()
        : Stream.of(classes.getChildren())
            .map(Xpp3Dom::getValue)
            .filter(name -> name != null && !name.isBlank())
            .map(String::strip)
            .toList();
  }

  private static String text(Xpp3Dom configuration, String element) {
    Xpp3Dom child = configuration.getChild(element);
    return child == null || child.getValue() == null ? "" : child.getValue().strip();
  }
}
