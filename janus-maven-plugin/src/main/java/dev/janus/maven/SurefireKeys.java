package dev.janus.maven;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The keys of Janus that a pom hands to annotated classes through Surefire or Failsafe: their
 * {@code systemPropertyVariables} and {@code configurationParameters}.
 *
 * @param project with the pom
 */
record SurefireKeys(MavenProject project) {

  private static final String PREFIX = "janus.";
  private static final List<String> PLUGINS =
      List.of(
          "org.apache.maven.plugins:maven-surefire-plugin",
          "org.apache.maven.plugins:maven-failsafe-plugin");

  /** Returns values by key; what is said last wins, as parameters do over system properties. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    for (String name : PLUGINS) {
      Plugin plugin = project.getPlugin(name);
      if (plugin != null) {
        add(plugin.getConfiguration(), values);
        plugin.getExecutions().stream()
            .map(PluginExecution::getConfiguration)
            .forEach(configuration -> add(configuration, values));
      }
    }
    return values;
  }

  private static void add(@Nullable Object configuration, Map<String, String> values) {
    if (!(configuration instanceof Xpp3Dom dom)) {
      return;
    }
    Xpp3Dom variables = dom.getChild("systemPropertyVariables");
    if (variables != null) {
      Stream.of(variables.getChildren())
          .filter(child -> child.getName().startsWith(PREFIX) && child.getValue() != null)
          .forEach(child -> values.put(child.getName(), child.getValue().strip()));
    }
    Xpp3Dom properties = dom.getChild("properties");
    Xpp3Dom parameters = properties == null ? null : properties.getChild("configurationParameters");
    if (parameters != null && parameters.getValue() != null) {
      Properties parsed = parse(parameters.getValue());
      parsed.stringPropertyNames().stream()
          .filter(key -> key.startsWith(PREFIX))
          .forEach(key -> values.put(key, parsed.getProperty(key).strip()));
    }
  }

  private static Properties parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      // Surefire refuses it, and says so.
      properties.clear();
    }
    return properties;
  }
}
