package dev.janus.maven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
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
          "janus.run.skip",
          "janus.check.skip",
          "janus.report.skip",
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

  /**
   * Returns what applies.
   *
   * @param project properties of the project; only known keys are taken from them
   * @param user properties of the command line; all that start with {@code janus.} are taken, and
   *     the engine refuses unknown ones
   * @throws InvalidSettingsException if anything set is not what it has to be
   */
  public Settings with(Properties project, Properties user) throws InvalidSettingsException {
    Map<String, Setting> known =
        Setting.all().stream().collect(Collectors.toMap(Setting::key, setting -> setting));
    Map<String, String> values = new TreeMap<>();
    List<String> found = new ArrayList<>(violations);
    Map<String, String> defaults = ofJanus(project);
    defaults.keySet().retainAll(known.keySet());
    Map<String, String> overrides = ofJanus(user);
    defaults.putAll(overrides);
    elements.forEach(
        (setting, text) -> {
          values.put(setting.key(), text.strip());
          defaults.computeIfPresent(setting.key(), (key, own) -> overrides.get(key));
          check(setting, text, setting.refuseElement(text), found);
        });
    defaults.forEach(
        (key, text) -> {
          values.put(key, text.strip());
          Setting setting = known.getOrDefault(key, Setting.unknown(key));
          check(setting, text, setting.refuseProperty(text), found);
        });
    if (!found.isEmpty()) {
      throw new InvalidSettingsException(found);
    }
    return new Settings(values);
  }

  private static void check(Setting setting, String text, String refusal, List<String> found) {
    if (!setting.kind().accepts(text)) {
      found.add(refusal);
    }
  }

  private static Map<String, String> ofJanus(Properties properties) {
    Map<String, String> found = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(PREFIX) && !NOT_FOR_THE_ENGINE.contains(key)) {
        found.put(key, properties.getProperty(key));
      }
    }
    return found;
  }
}
