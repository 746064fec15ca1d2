package dev.janus.maven.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Puts the class path of the fork together: the project's test class path first, then the plugin's
 * own engine if the project has none, then a launcher of the project's version, then the plugin.
 *
 * @param project the project's
 * @param plugin the plugin's
 */
@API(status = Status.INTERNAL)
public record ForkClassPath(Project project, Plugin plugin) {

  /** The JUnit Platform of a project that has none. */
  static final String DEFAULT_PLATFORM = "1.14.4";

  private static final String JANUS = "dev.janus";
  private static final String ENGINE = "janus-junit-engine";
  private static final String PLATFORM = "org.junit.platform";

  /**
   * A project's test class path.
   *
   * @param elements all of it, in order
   * @param libraries the artifacts in it
   */
  public record Project(List<Path> elements, List<Library> libraries) {

    /** Copies the lists. */
    public Project {
      elements = List.copyOf(elements);
      libraries = List.copyOf(libraries);
    }
  }

  /**
   * The plugin.
   *
   * @param version its version, which is the engine's too
   * @param jar itself
   * @param libraries the engine and what it needs
   */
  public record Plugin(String version, Path jar, List<Library> libraries) {

    /** Copies the list. */
    public Plugin {
      libraries = List.copyOf(libraries);
    }
  }

  /**
   * Returns the class path, in order, nothing twice.
   *
   * @throws ClassPathException if the project's engine is not the plugin's, or there is no launcher
   *     for the project's JUnit Platform
   */
  public List<Path> compose(LauncherSource source) throws ClassPathException {
    Set<Path> paths = new LinkedHashSet<>(project.elements());
    Optional<Library> engine = inProject(JANUS, ENGINE);
    if (engine.isPresent()) {
      requireVersionOfPlugin(engine.get());
    } else {
      missing(plugin.libraries()).forEach(library -> paths.add(library.file()));
    }
    missing(source.launcher(platformVersion())).forEach(library -> paths.add(library.file()));
    paths.add(plugin.jar());
    return List.copyOf(paths);
  }

  /** Returns the version of the JUnit Platform that the fork is to have. */
  String platformVersion() {
    return inProject(PLATFORM, "junit-platform-engine")
        .or(() -> inProject(PLATFORM, "junit-platform-commons"))
        .map(Library::version)
        .orElse(DEFAULT_PLATFORM);
  }

  private void requireVersionOfPlugin(Library engine) throws ClassPathException {
    if (!engine.version().equals(plugin.version())) {
      throw new ClassPathException(
          "pom.xml: "
              + ENGINE
              + " on the test class path is not the one of the plugin\n  found: "
              + ENGINE
              + " "
              + engine.version()
              + " and janus-maven-plugin "
              + plugin.version()
              + "\n  fix: give both the same <version>");
    }
  }

  private Optional<Library> inProject(String group, String artifact) {
    return project.libraries().stream().filter(library -> library.is(group, artifact)).findFirst();
  }

  private List<Library> missing(List<Library> libraries) {
    List<Library> missing = new ArrayList<>(libraries);
    missing.removeIf(library -> project.libraries().stream().anyMatch(library::isSameAs));
    return missing;
  }
}
