package dev.janus.maven.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What the forked JVM is to run. It travels as a properties file, so that neither side needs a
 * library for it.
 *
 * @param name of the bench of the pom; unused when classes are named
 * @param classes fully qualified names of annotated classes; empty for the bench of the pom
 * @param output folder with one folder per bench
 * @param parameters configuration parameters of the engine
 */
@API(status = Status.INTERNAL)
public record ForkRequest(
    String name, List<String> classes, Path output, Map<String, String> parameters) {

  private static final String NAME = "name";
  private static final String CLASSES = "classes";
  private static final String OUTPUT = "output";
  private static final String PARAMETER = "parameter.";

  /** Copies the collections; parameters are kept in order of their keys. */
  public ForkRequest {
    classes = List.copyOf(classes);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Returns the names of the benches that are to leave a record. */
  public List<String> benches() {
    return classes.isEmpty() ? List.of(name) : classes;
  }

  /**
   * Tells whether nothing is run, only planned or described: then it leaves no record or report.
   */
  public boolean isPlan() {
    return parameters.containsKey(ForkOutcome.DESCRIBE)
        || "plan".equals(parameters.get("janus.mode"));
  }

  /** Returns the folder of the one bench, or else the folder with one folder per bench. */
  Path folder() {
    return benches().size() == 1 ? output.resolve(benches().get(0)) : output;
  }

  /** Returns where the record of a bench is. */
  public Path record(String bench) {
    return output.resolve(bench).resolve("run.jsonl");
  }

  /** Returns where the Surefire-format reports of a bench are. */
  public Path reports(String bench) {
    return output.resolve(bench).resolve("surefire-reports");
  }

  void store(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(NAME, name);
    properties.setProperty(CLASSES, String.join(",", classes));
    properties.setProperty(OUTPUT, output.toString());
    parameters.forEach((key, value) -> properties.setProperty(PARAMETER + key, value));
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      properties.store(writer, null);
    }
  }

  static ForkRequest load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> parameters = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(PARAMETER)) {
        parameters.put(key.substring(PARAMETER.length()), properties.getProperty(key));
      }
    }
    List<String> classes =
        Stream.of(properties.getProperty(CLASSES).split(",", -1))
            .filter(type -> !type.isEmpty())
            .toList();
    return new ForkRequest(
        properties.getProperty(NAME), classes, Path.of(properties.getProperty(OUTPUT)), parameters);
  }
}
