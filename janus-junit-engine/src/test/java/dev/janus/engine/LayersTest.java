package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;
import dev.janus.chat.Sampling;
import dev.janus.run.RunHeader;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Launcher parameter over system property over junit-platform.properties over annotation. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class LayersTest {

  @JanusBench(
      bench = "classpath:/benches/tiny.jsonl",
      threshold = 2.5,
      settings = {"janus.judge.repeats = 2", "janus.judge.revision=a=b"})
  static class Annotated {}

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  static class Bare {}

  @JanusBench(bench = " ")
  static class Unnamed {}

  @JanusBench(
      bench = "classpath:/benches/tiny.jsonl",
      settings = {"judge.repeats=2", "janus.judge.repeat=3", "janus.judge.seed", "janus.limit="})
  static class Mistaken {}

  @JanusBench(bench = "classpath:/benches/tiny.jsonl", threshold = Double.NaN)
  static class NoThreshold {}

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  @Gate(split = "koala")
  static class GateWithoutLimit {}

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  @Gate(minimumMean = 4, maximumUnscoredRate = 0.00001, maximumTruncatedRate = 0.05)
  @Gate(split = "koala", minimumPassRate = 0.25, minimumMean = 4.5)
  static class Gated {}

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  @Gate(split = "koala", minimumMean = 4)
  @Gate(split = "koala", minimumMean = 4.5)
  static class GatedTwice {}

  @TempDir Path folder;

  private ClassLoader before;
  private URLClassLoader withProperties;

  @BeforeEach
  void putPropertiesOnTheClassPath() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(classes.resolve("junit-platform.properties"), "janus.threshold=1.5\n");
    before = Thread.currentThread().getContextClassLoader();
    withProperties = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before);
    Thread.currentThread().setContextClassLoader(withProperties);
  }

  @AfterEach
  void clear() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    withProperties.close();
    System.clearProperty("janus.threshold");
    System.clearProperty("janus.treshold");
  }

  private JanusLauncher launcher(Class<?> bench) {
    return new JanusLauncher(folder).select(selectClass(bench));
  }

  private RunHeader header(JanusLauncher launcher, Class<?> bench) throws UnreadableRunException {
    try (ScriptedServer server = new ScriptedServer()) {
      launcher.server(server).execute();
      return launcher.run(bench.getName()).header();
    }
  }

  private String threshold(JanusLauncher launcher, Class<?> bench) throws UnreadableRunException {
    return String.valueOf(header(launcher, bench).settings().get("janus.threshold"));
  }

  @Test
  void the_default_is_the_lowest_layer() throws Exception {
    assertEquals("3", threshold(launcher(Bare.class), Bare.class));
  }

  @Test
  void an_annotation_is_above_the_default() throws Exception {
    RunHeader header = header(launcher(Annotated.class), Annotated.class);
    assertEquals("2.5", header.settings().get("janus.threshold"));
    assertEquals(2, header.judge().repeats());
    assertEquals("a=b", header.judge().model().revision());
  }

  @Test
  void the_properties_file_is_above_an_annotation() throws Exception {
    JanusLauncher launcher = launcher(Annotated.class).implicitParameters();
    assertEquals("1.5", threshold(launcher, Annotated.class));
  }

  @Test
  void a_system_property_is_above_the_properties_file() throws Exception {
    System.setProperty("janus.threshold", "3.5");
    JanusLauncher launcher = launcher(Annotated.class).implicitParameters();
    assertEquals("3.5", threshold(launcher, Annotated.class));
  }

  @Test
  void a_launcher_parameter_is_above_a_system_property() throws Exception {
    System.setProperty("janus.threshold", "3.5");
    JanusLauncher launcher =
        launcher(Annotated.class).implicitParameters().set("janus.threshold", "4.50");
    assertEquals("4.5", threshold(launcher, Annotated.class));
  }

  @Test
  void a_blank_value_counts_as_none() throws Exception {
    JanusLauncher launcher = launcher(Annotated.class).set("janus.threshold", "  ");
    assertEquals("2.5", threshold(launcher, Annotated.class));
  }

  @Test
  void white_space_around_a_value_does_not_matter() throws Exception {
    JanusLauncher launcher = launcher(Annotated.class).set("janus.threshold", " 4\t");
    assertEquals("4", threshold(launcher, Annotated.class));
  }

  @Test
  void an_unknown_system_property_is_a_mistake_too() {
    System.setProperty("janus.treshold", "4");
    assertEquals(
        "FAILED: janus.treshold: there is no such key\n  fix: write janus.threshold",
        launcher(Bare.class).implicitParameters().execute().outcome("_bench"));
  }

  @Test
  void a_bench_class_that_names_no_bench_leaves_it_to_the_launcher() {
    assertEquals(
        "FAILED: janus.bench: no bench is named\n  fix: set it to a path or classpath:/path/in/test/resources.jsonl",
        launcher(Unnamed.class).execute().outcome("_bench"));
    assertEquals(
        List.of("koala/k1/r1", "flask/f1/r1"),
        launcher(Unnamed.class).set("janus.bench", "classpath:/benches/tiny.jsonl").names());
  }

  @Test
  void mistakes_in_the_settings_of_a_bench_class_are_all_found() {
    assertEquals(
        """
        FAILED: janus.judge.repeat: there is no such key
          fix: write janus.judge.repeats
        judge.repeats: there is no such key
          fix: write janus.judge.repeats
        janus.judge.seed: the bench class sets it to nothing
          fix: write "janus.judge.seed=..." with a whole number, or leave it out
        janus.limit: the bench class sets it to nothing
          fix: write "janus.limit=..." with 1 or more, or leave it out""",
        launcher(Mistaken.class).execute().outcome("_bench"));
  }

  @Test
  void a_threshold_that_is_not_a_number_is_refused() {
    assertEquals(
        "FAILED: janus.threshold: the value is not a number\n  found: \"NaN\"\n  fix: give 1 to 5",
        launcher(NoThreshold.class).execute().outcome("_bench"));
  }

  @Test
  void a_gate_without_a_limit_is_refused() {
    assertEquals(
        "FAILED: janus.gates: a gate without a limit\n  found: koala:\n  fix: write for example *: minimumMean=4.0, minimumPassRate=0.9",
        launcher(GateWithoutLimit.class).execute().outcome("_bench"));
  }

  @Test
  void annotated_gates_are_those_of_the_configuration() throws Exception {
    assertEquals(
        "*: minimumMean=4, maximumUnscoredRate=0.00001, maximumTruncatedRate=0.05; koala: minimumMean=4.5, minimumPassRate=0.25",
        header(launcher(Gated.class), Gated.class).settings().get("janus.gates"));
  }

  @Test
  void configured_gates_take_the_place_of_annotated_ones() {
    JanusLauncher launcher = launcher(Gated.class).set("janus.gates", "flask: minimumMean=2");
    assertEquals(List.of("koala/k1/r1", "flask/f1/r1", "flask/_gate/mean"), launcher.names());
  }

  @Test
  void two_gates_of_one_kind_on_one_split_are_refused() {
    assertEquals(
        "FAILED: janus.gates: minimumMean is given twice for \"koala\"\n  found: minimumMean=4 and minimumMean=4.5\n  fix: keep one of them",
        launcher(GatedTwice.class).execute().outcome("_bench"));
  }

  @Test
  void the_default_profile_is_as_repeatable_as_can_be() throws Exception {
    RunHeader header = header(launcher(Bare.class), Bare.class);
    assertEquals(new Sampling(0.0, null, null, null), header.generator().sampling());
    assertEquals(new Sampling(0.0, null, null, null), header.judge().model().sampling());
    assertEquals(1, header.judge().repeats());
    assertEquals(
        Map.of(
            "janus.mode", "live",
            "janus.threshold", "3",
            "janus.gates", "",
            "janus.profile", "default"),
        header.settings());
  }

  @Test
  void the_paper_profile_is_a_set_of_defaults() throws Exception {
    JanusLauncher launcher =
        launcher(Bare.class)
            .set("janus.profile", "paper")
            .set("janus.judge.top-p", "server")
            .set("janus.judge.max-tokens", "server")
            .set("janus.judge.temperature", "0.5")
            .set("janus.seed", "7")
            .set("janus.judge.seed", "8");
    RunHeader header = header(launcher, Bare.class);
    assertEquals(new Sampling(1.0, 0.9, 1024, 7L), header.generator().sampling());
    assertEquals(new Sampling(0.5, null, null, 8L), header.judge().model().sampling());
    assertEquals(3, header.judge().repeats());
  }
}
