package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectModule;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.janus.api.Gate;
import dev.janus.api.JanusBench;
import dev.janus.engine.scanned.AbstractScanned;
import dev.janus.engine.scanned.InheritingScanned;
import dev.janus.engine.scanned.NotABench;
import dev.janus.engine.scanned.Scanned;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.TestIdentifier;

/** Which benches a selector selects. */
class SelectorTest {

  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  @Gate(split = "koala", minimumMean = 4)
  static class Annotated {}

  @Retention(RetentionPolicy.RUNTIME)
  @JanusBench(bench = "classpath:/benches/tiny.jsonl")
  @Gate(split = "flask", minimumPassRate = 0.5)
  @interface HouseBench {}

  @HouseBench
  static class MetaAnnotated {}

  private static final List<String> TINY = List.of("koala/k1/r1", "flask/f1/r1");

  @TempDir Path folder;

  private JanusLauncher launcher() {
    return new JanusLauncher(folder);
  }

  @Test
  void a_class_is_selected_whole() {
    assertEquals(
        List.of("koala/k1/r1", "koala/_gate/mean", "flask/f1/r1"),
        launcher().select(selectClass(Annotated.class)).names());
  }

  @Test
  void a_class_is_selected_by_its_name() {
    assertEquals(TINY, launcher().select(selectClass(Scanned.class.getName())).names());
  }

  @Test
  void a_class_may_be_a_bench_by_a_meta_annotation() {
    assertEquals(
        List.of("koala/k1/r1", "flask/f1/r1", "flask/_gate/pass-rate"),
        launcher().select(selectClass(MetaAnnotated.class)).names());
  }

  @Test
  void a_class_may_inherit_the_annotation() {
    JanusLauncher launcher = launcher().select(selectClass(InheritingScanned.class));
    assertEquals(TINY, launcher.names());
    assertEquals(Set.of(InheritingScanned.class.getName()), launcher.classes());
  }

  @Test
  void abstract_classes_annotations_and_other_classes_are_no_benches() {
    JanusLauncher launcher =
        launcher()
            .select(selectClass(AbstractScanned.class))
            .select(selectClass(HouseBench.class))
            .select(selectClass(NotABench.class))
            .select(selectClass("no.such.Type"));
    assertEquals(List.of(), launcher.names());
  }

  @Test
  void a_class_of_another_class_loader_is_found_by_that_loader() throws IOException {
    Path file = folder.resolve("foreign/dev/janus/engine/scanned/Scanned.class");
    Files.createDirectories(file.getParent());
    try (var bytes = Scanned.class.getResourceAsStream("Scanned.class")) {
      Files.copy(bytes, file);
    }
    URL[] urls = {folder.resolve("foreign/").toUri().toURL()};
    try (URLClassLoader loader = new ChildFirst(urls)) {
      Files.createDirectories(folder.resolve("foreign/benches"));
      new BenchFile()
          .prompt("foreign", "x1", 1)
          .write(folder.resolve("foreign/benches/tiny.jsonl"));
      Class<?> foreign = loader.loadClass(Scanned.class.getName());
      assertEquals(List.of("foreign/x1/r1"), launcher().select(selectClass(foreign)).names());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static final class ChildFirst extends URLClassLoader {

    ChildFirst(URL[] urls) {
      super(urls, SelectorTest.class.getClassLoader());
    }

    @Override
    public Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null
            ? known
            : name.equals(Scanned.class.getName())
                ? findClass(name)
                : super.loadClass(name, resolve);
      }
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own != null ? own : super.getResource(name);
    }
  }

  @Test
  void a_bench_without_a_class_goes_by_the_name_in_its_unique_id() {
    JanusLauncher launcher =
        launcher()
            .set("janus.bench", "classpath:/benches/tiny.jsonl")
            .select(selectUniqueId("[engine:janus]/[bench:my-app]"));
    assertEquals(TINY, launcher.names());
    assertEquals(Set.of("my-app"), launcher.classes());
  }

  @Test
  void a_package_is_scanned_for_benches_that_can_be_made() {
    JanusLauncher launcher = launcher().select(selectPackage("dev.janus.engine.scanned"));
    assertEquals(
        Set.of(Scanned.class.getName(), InheritingScanned.class.getName()), launcher.classes());
    assertEquals(4, launcher.names().size());
  }

  @Test
  void a_package_without_benches_selects_nothing() {
    assertEquals(List.of(), launcher().select(selectPackage("dev.janus.bench")).names());
  }

  @Test
  void a_class_path_root_is_scanned() throws Exception {
    Path root = Path.of(Scanned.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    JanusLauncher launcher =
        launcher().filter(ClassNameFilter.includeClassNamePatterns(".*\\.scanned\\..*"));
    selectClasspathRoots(Set.of(root)).forEach(launcher::select);
    assertEquals(
        Set.of(Scanned.class.getName(), InheritingScanned.class.getName()), launcher.classes());
  }

  @Test
  void a_module_without_benches_selects_nothing() {
    assertEquals(List.of(), launcher().select(selectModule("java.logging")).names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.jsonl", "small.ndjson"})
  void a_file_of_lines_is_a_bench(String name) {
    Path file = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve(name));
    JanusLauncher launcher = launcher().bench(file);
    assertEquals(List.of("koala/k1/r1"), launcher.names());
    assertEquals(Set.of("small"), launcher.classes());
  }

  @Test
  void a_json_file_is_a_bench() throws IOException {
    Path lines = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("x.jsonl"));
    Path file = Files.writeString(folder.resolve("a.b.json"), "[" + Files.readString(lines) + "]");
    JanusLauncher launcher = launcher().bench(file);
    assertEquals(List.of("koala/k1/r1"), launcher.names());
    assertEquals(Set.of("a"), launcher.classes());
  }

  @Test
  void files_and_resources_of_other_kinds_are_no_benches() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no bench");
    JanusLauncher launcher =
        launcher()
            .select(selectFile(text.toFile()))
            .select(selectClasspathResource("benches/tiny.txt"));
    assertEquals(List.of(), launcher.names());
  }

  @Test
  void a_class_path_resource_is_a_bench() {
    JanusLauncher launcher = launcher().select(selectClasspathResource("/benches/tiny.jsonl"));
    assertEquals(TINY, launcher.names());
    assertEquals(Set.of("tiny"), launcher.classes());
  }

  @Test
  void what_is_selected_in_several_ways_is_there_once() {
    JanusLauncher launcher =
        launcher()
            .select(selectMethod(Scanned.class, "koala"))
            .select(selectClass(Scanned.class))
            .select(selectPackage("dev.janus.engine.scanned"));
    List<String> ids = launcher.tests().stream().map(TestIdentifier::getUniqueId).toList();
    assertEquals(4, ids.size());
    assertEquals(4, Set.copyOf(ids).size());
  }
}
