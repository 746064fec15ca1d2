package dev.janus.maven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the XML of a pom says, then lays properties of the project below it and those of
 * the command line above it. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class PomSettings {
  private static final String PREFIX = "janus.";

  /** Of the plugin alone, or of nobody: a pom likes to keep the version of Janus in a property. */
  private static final Set<String> NOT_FOR_THE_ENGINE =
      Set.of(
          "janus.skip",
          "janus.fetch.skip",
          "janus.benches",
          "janus.hub",
          "janus.run.skip",
          "janus.shards",
          "janus.check.skip",
          "janus.report.skip",
          "janus.not-decided",
          "janus.jvmArguments",
          "janus.version");

  private final Map<Setting, String> elements = new LinkedHashMap<>();
  private final List<String> violations = new ArrayList<>();

  /** Sets what an element says; an absent or blank one says nothing. */
  public PomSettings set(Setting setting, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      elements.put(setting, text);
    }
    return this;
  }

  /** Sets what {@code <generator>} says. */
  public PomSettings generator(@Nullable GeneratorElement generator) {
    return model("generator", generator);
  }

  /** Sets what {@code <judge>} says. */
  public PomSettings judge(@Nullable JudgeElement judge) {
    return model("judge", judge);
  }

  private PomSettings model(String name, @Nullable ModelElement element) {
    if (element != null) {
      element.texts().forEach((part, text) -> set(part.of(name), text));
    }
    return this;
  }

  /** Sets what {@code <gates>} says. */
  public PomSettings gates(@Nullable List<GateElement> gates) {
    if (gates != null) {
      gates.forEach(gate -> violations.addAll(gate.violations()));
      set(Setting.GATES, gates.stream().map(GateElement::text).collect(Collectors.joining("; ")));
    }
    return this;
  }

  /** Sets what the configuration of an execution of {@code janus:run} says. */
  public PomSettings configuration(Xpp3Dom configuration) {
    Setting.all().stream()
        .filter(setting -> !setting.equals(Setting.GATES) && !setting.equals(Setting.CLASSES))
        .forEach(setting -> set(setting, text(configuration, setting.element())));
    Xpp3Dom gates = configuration.getChild("gates");
    return gates == null
        ? this
        : set(
            Setting.GATES,
            Stream.of(gates.getChildren())
                .map(PomSettings::gate)
                .collect(Collectors.joining("; ")));
  }

  /** Returns the text at a path such as {@code <judge><model>}. */
  private static @Nullable String text(Xpp3Dom configuration, String path) {
    Xpp3Dom element = configuration;
    for (String name : path.substring(1, path.length() - 1).split("><", -1)) {
      element = element == null ? null : element.getChild(name);
    }
    return element == null ? null : element.getValue();
  }

  private static String gate(Xpp3Dom gate) {
    Xpp3Dom split = gate.getChild("split");
    return (split == null ? "*" : split.getValue().strip())
        + ": "
        + Stream.of(gate.getChildren())
            .filter(limit -> !limit.getName().equals("split") && limit.getValue() != null)
            .map(limit -> limit.getName() + "=" + limit.getValue().strip())
            .collect(Collectors.joining(", "));
  }

  /**
   * Returns what applies.
   *
   * @param project properties of the project; only known keys are taken from them
   * @param user properties of the command line; all that start with {@code janus.} are taken, and
   *     the engine refuses unknown ones; as everywhere, a blank text counts as none
   * @throws InvalidSettingsException if anything set is not what it has to be
   */
  public Settings with(Properties project, Properties user) throws InvalidSettingsException {
    Map<String, Setting> known =
        Setting.all().stream().collect(Collectors.toMap(Setting::key, setting -> setting));
    Map<String, Given> given = new TreeMap<>(properties(project, known));
    given.keySet().retainAll(known.keySet());
    elements.forEach((setting, text) -> given.put(setting.key(), Given.element(setting, text)));
    given.putAll(properties(user, known));
    List<String> found = new ArrayList<>(violations);
    given.values().forEach(value -> value.violation().ifPresent(found::add));
    if (!found.isEmpty()) {
      throw new InvalidSettingsException(found);
    }
    Map<String, String> values = new TreeMap<>();
    given.forEach((key, value) -> values.put(key, value.text()));
    return Settings.of(values);
  }

  private static Map<String, Given> properties(Properties properties, Map<String, Setting> known) {
    Map<String, Given> given = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      String text = properties.getProperty(key);
      if (key.startsWith(PREFIX) && !NOT_FOR_THE_ENGINE.contains(key) && !text.isBlank()) {
        given.put(key, Given.property(known.getOrDefault(key, Setting.unknown(key)), text));
      }
    }
    return given;
  }

  /** A text, and what to say when it is refused. */
  private record Given(Setting setting, String text, String refusal) {

    static Given element(Setting setting, String text) {
      return new Given(setting, text.strip(), setting.refuseElement(text));
    }

    static Given property(Setting setting, String text) {
      return new Given(setting, text.strip(), setting.refuseProperty(text));
    }

    Optional<String> violation() {
      return setting.kind().accepts(text) ? Optional.empty() : Optional.of(refusal);
    }
  }
}
