package dev.janus.engine.descriptor;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;
import dev.janus.engine.configuration.JanusConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/**
 * A bench that a request names.
 *
 * @param id of the bench; containers are below it
 * @param name names its folder and, as a class name, its tests
 * @param testClass the annotated class, if there is one
 * @param fixed settings that the way of naming it implies
 * @param own settings that its annotations give
 */
@API(status = Status.INTERNAL)
public record BenchTarget(
    UniqueId id,
    String name,
    @Nullable Class<?> testClass,
    Map<String, String> fixed,
    Map<String, String> own) {

  /** The unique id segment of a bench by class name, or by the name the plugin gave it. */
  public static final String BENCH = "bench";

  /** The unique id segment of a bench by file. */
  public static final String FILE = "file";

  /** The unique id segment of a bench by class path resource. */
  public static final String RESOURCE = "resource";

  /** Returns what an annotated class names. */
  public static BenchTarget of(UniqueId engine, Class<?> testClass, JanusBench annotation) {
    Map<String, String> own = new LinkedHashMap<>();
    own.put(JanusConfiguration.BENCH.key(), annotation.bench());
    own.put(JanusConfiguration.THRESHOLD.key(), Double.toString(annotation.threshold()));
    own.put(JanusConfiguration.GATES.key(), gates(testClass));
    own.put(JanusConfiguration.DECIDE.key(), annotation.decide().name().toLowerCase(Locale.ROOT));
    for (String setting : annotation.settings()) {
      int equals = setting.indexOf('=');
      String key = equals < 0 ? setting : setting.substring(0, equals);
      own.put(key.strip(), equals < 0 ? "" : setting.substring(equals + 1));
    }
    return new BenchTarget(
        engine.append(BENCH, testClass.getName()), testClass.getName(), testClass, Map.of(), own);
  }

  private static String gates(Class<?> testClass) {
    return AnnotationSupport.findRepeatableAnnotations(testClass, Gate.class).stream()
        .map(BenchTarget::rules)
        .collect(Collectors.joining("; "));
  }

  /** A gate without any limit gives a text that is refused: it would look like a demand. */
  private static String rules(Gate gate) {
    List<String> rules = new ArrayList<>();
    DoubleFunction<String> decimal = Double::toString;
    if (!Double.isNaN(gate.minimumMean())) {
      rules.add("minimumMean=" + decimal.apply(gate.minimumMean()));
    }
    if (!Double.isNaN(gate.minimumPassRate())) {
      rules.add("minimumPassRate=" + decimal.apply(gate.minimumPassRate()));
    }
    if (!Double.isNaN(gate.maximumUnscoredRate())) {
      rules.add("maximumUnscoredRate=" + decimal.apply(gate.maximumUnscoredRate()));
    }
    if (!Double.isNaN(gate.maximumTruncatedRate())) {
      rules.add("maximumTruncatedRate=" + decimal.apply(gate.maximumTruncatedRate()));
    }
    return gate.split() + ": " + String.join(", ", rules);
  }

  /** A bench that the launcher's configuration names; it goes by the name it was asked for. */
  public static BenchTarget configured(UniqueId engine, String name) {
    return new BenchTarget(engine.append(BENCH, name), name, null, Map.of(), Map.of());
  }

  /** Returns what a file is. */
  public static BenchTarget file(UniqueId engine, String path) {
    return new BenchTarget(engine.append(FILE, path), baseName(path), null, at(path), Map.of());
  }

  /** Returns what a class path resource is. */
  public static BenchTarget resource(UniqueId engine, String resource) {
    Map<String, String> fixed = at("classpath:/" + resource);
    return new BenchTarget(
        engine.append(RESOURCE, resource), baseName(resource), null, fixed, Map.of());
  }

  private static Map<String, String> at(String location) {
    return Map.of(JanusConfiguration.BENCH.key(), location);
  }

  private static String baseName(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = file.indexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** Returns where resources of this bench are looked for. */
  public ClassLoader resources() {
    ClassLoader own = testClass == null ? null : testClass.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return own != null ? own : context != null ? context : ClassLoader.getSystemClassLoader();
  }
}
