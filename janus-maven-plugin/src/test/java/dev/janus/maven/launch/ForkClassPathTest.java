package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForkClassPathTest {

  private static final Library ENGINE = library("dev.janus", "janus-junit-engine", "1.0");
  private static final Library SPECS = library("org.jspecify", "jspecify", "1.0.0");
  private static final ForkClassPath.Plugin PLUGIN =
      new ForkClassPath.Plugin("1.0", Path.of("plugin.jar"), List.of(ENGINE, SPECS));

  @Test
  void a_project_with_nothing_gets_all_from_the_plugin() throws ClassPathException {
    assertEquals(
        paths(
            "janus-junit-engine-1.0",
            "jspecify-1.0.0",
            "junit-platform-launcher-1.14.4",
            "junit-platform-engine-1.14.4",
            "plugin"),
        compose(List.of()));
  }

  @Test
  void the_engine_of_the_project_is_used_and_the_platform_too() throws ClassPathException {
    assertEquals(
        paths(
            "target",
            "janus-junit-engine-1.0",
            "junit-platform-engine-6.1.3",
            "junit-platform-launcher-6.1.3",
            "plugin"),
        compose(List.of(ENGINE, platform("junit-platform-engine", "6.1.3"))));
  }

  @Test
  void what_the_project_has_is_not_added_again_in_another_version() throws ClassPathException {
    assertEquals(
        paths(
            "target",
            "jspecify-0.9",
            "janus-junit-engine-1.0",
            "junit-platform-launcher-1.14.4",
            "junit-platform-engine-1.14.4",
            "plugin"),
        compose(List.of(library("org.jspecify", "jspecify", "0.9"))));
  }

  @Test
  void the_version_of_the_commons_counts_where_there_is_no_engine_api() {
    assertEquals("1.13.4", version(List.of(platform("junit-platform-commons", "1.13.4"))));
  }

  @Test
  void the_version_of_the_engine_api_counts_before_that_of_the_commons() {
    assertEquals(
        "1.12.2",
        version(
            List.of(
                platform("junit-platform-commons", "1.13.4"),
                platform("junit-platform-engine", "1.12.2"))));
  }

  @Test
  void an_engine_of_another_version_is_refused() {
    ClassPathException refused =
        assertThrows(
            ClassPathException.class,
            () -> compose(List.of(library("dev.janus", "janus-junit-engine", "0.9"))));
    assertEquals(
        """
        pom.xml: janus-junit-engine on the test class path is not the one of the plugin
          found: janus-junit-engine 0.9 and janus-maven-plugin 1.0
          fix: give both the same <version>\
        """,
        refused.getMessage());
  }

  private static String version(List<Library> project) {
    return new ForkClassPath(new ForkClassPath.Project(List.of(), project), PLUGIN)
        .platformVersion();
  }

  private static List<Path> compose(List<Library> project) throws ClassPathException {
    List<Path> elements =
        project.isEmpty()
            ? List.of()
            : Stream.concat(Stream.of(Path.of("target.jar")), project.stream().map(Library::file))
                .toList();
    return new ForkClassPath(new ForkClassPath.Project(elements, project), PLUGIN)
        .compose(
            version ->
                List.of(
                    platform("junit-platform-launcher", version),
                    platform("junit-platform-engine", version)));
  }

  private static Library platform(String artifact, String version) {
    return library("org.junit.platform", artifact, version);
  }

  private static Library library(String group, String artifact, String version) {
    return new Library(group, artifact, version, Path.of(artifact + "-" + version + ".jar"));
  }

  private static List<Path> paths(String... names) {
    return Stream.of(names).map(name -> Path.of(name + ".jar")).toList();
  }
}
