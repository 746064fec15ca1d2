package dev.janus.maven.config;

import dev.janus.gate.Gates;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What applies to a goal, checked. Immutable.
 *
 * @param values texts by configuration key, in order of the keys
 * @param gates what the pom or the command line demands
 */
@API(status = Status.INTERNAL)
public record Settings(Map<String, String> values, Gates gates) {

  /** Copies the map. */
  public Settings {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  static Settings of(Map<String, String> values) throws InvalidSettingsException {
    String gates = values.getOrDefault(Setting.GATES.key(), "");
    try {
      return new Settings(values, Gates.parse(gates));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(
          List.of("pom.xml, <gates>, or the property of that name: " + e.getMessage()));
    }
  }

  /** Returns a text, or nothing when neither the pom nor the command line has it. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting.key()));
  }

  /** Returns the annotated classes that are named; empty when the bench of the pom is meant. */
  public List<String> classes() {
    return text(Setting.CLASSES).stream()
        .flatMap(names -> Stream.of(names.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /** Returns the names of the benches that are configured, not of those that are annotated. */
  public List<String> benches() {
    if (!classes().isEmpty()) {
      return classes();
    }
    return text(Setting.BENCH).flatMap(bench -> text(Setting.NAME)).stream().toList();
  }

  /**
   * Returns what the engine is told: all but what only the plugin uses. Where classes are named,
   * each of them is a bench with a name of its own.
   */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>(values);
    parameters.remove(Setting.CLASSES.key());
    if (!classes().isEmpty()) {
      parameters.remove(Setting.NAME.key());
    }
    return parameters;
  }
}
