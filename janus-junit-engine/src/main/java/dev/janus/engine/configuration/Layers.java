package dev.janus.engine.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The layers in which a value is looked for.
 *
 * @param fixed what a request says by naming the bench itself, highest
 * @param parameters launcher parameters, system properties and {@code junit-platform.properties}
 * @param own what the annotation of the bench class says, lowest
 */
@API(status = Status.INTERNAL)
public record Layers(
    Map<String, String> fixed, ConfigurationParameters parameters, Map<String, String> own) {

  /** Returns the value of a key; blank counts as none. */
  public Optional<String> get(JanusConfiguration key) {
    return Optional.ofNullable(fixed.get(key.key()))
        .or(() -> parameters.get(key.key()).filter(value -> !value.isBlank()))
        .or(() -> Optional.ofNullable(own.get(key.key())).filter(value -> !value.isBlank()))
        .map(String::strip);
  }

  /**
   * Returns all keys that are meant for us, in alphabetical order: those set anywhere that start as
   * ours do, and whatever the bench class sets.
   */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(parameters.keySet());
    names.addAll(System.getProperties().stringPropertyNames());
    names.removeIf(name -> !name.startsWith(JanusConfiguration.PREFIX));
    names.addAll(own.keySet());
    return names;
  }
}
