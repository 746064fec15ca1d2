package dev.janus.maven;

import dev.janus.maven.launch.ClassPathException;
import dev.janus.maven.launch.Library;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.jspecify.annotations.Nullable;

/**
 * The test class path of a project, resolved when it is asked for: a goal that has Maven resolve it
 * could not run where other modules of the project are not built. Not thread-safe.
 */
final class ProjectClassPath implements AutoCloseable {

  private final MavenProject project;
  private final MavenSession session;
  private final ProjectDependenciesResolver resolver;
  private final URLClassLoader own;
  private @Nullable URLClassLoader ofLibraries;
  private @Nullable List<Library> libraries;

  ProjectClassPath(
      MavenProject project, MavenSession session, ProjectDependenciesResolver resolver) {
    this.project = project;
    this.session = session;
    this.resolver = resolver;
    this.own = loader(outputs());
  }

  /** Returns the folders of compiled classes, those of tests first. */
  List<Path> outputs() {
    return List.of(
        Path.of(project.getBuild().getTestOutputDirectory()),
        Path.of(project.getBuild().getOutputDirectory()));
  }

  /**
   * Returns the bytes of a class.
   *
   * @param resource the name of its file
   * @throws IOException if the class path cannot be resolved, or the class cannot be read
   */
  Optional<byte[]> find(String resource) throws IOException {
    Optional<byte[]> found = find(own, resource);
    if (found.isEmpty()) {
      if (ofLibraries == null) {
        try {
          ofLibraries = loader(libraries().stream().map(Library::file).toList());
        } catch (ClassPathException e) {
          throw new IOException(e.getMessage(), e);
        }
      }
      found = find(ofLibraries, resource);
    }
    return found;
  }

  private static Optional<byte[]> find(ClassLoader loader, String resource) throws IOException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /** Returns the dependencies of the tests. */
  List<Library> libraries() throws ClassPathException {
    List<Library> known = libraries;
    if (known == null) {
      known = new ArrayList<>();
      for (Dependency dependency : resolve()) {
        Artifact artifact = dependency.getArtifact();
        if (artifact != null && artifact.getFile() != null) {
          known.add(
              new Library(
                  artifact.getGroupId(),
                  artifact.getArtifactId(),
                  artifact.getBaseVersion(),
                  artifact.getFile().toPath()));
        }
      }
      libraries = known;
    }
    return known;
  }

  /**
   * Returns the dependencies of the tests; where nothing is built, other modules that this one
   * needs may not be either, and a bench does without them.
   */
  List<Library> librariesIfBuilt() throws ClassPathException {
    try {
      return libraries();
    } catch (ClassPathException e) {
      if (outputs().stream().noneMatch(Files::isDirectory)) {
        return List.of();
      }
      throw e;
    }
  }

  private List<Dependency> resolve() throws ClassPathException {
    try {
      return resolver
          .resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()))
          .getResolvedDependencies();
    } catch (DependencyResolutionException e) {
      throw new ClassPathException(
          "janus:check: the test class path cannot be resolved\n  found: %s\n  fix: make what is missing available in a repository, or build the other modules in the same build"
              .formatted(e.getMessage()),
          e);
    }
  }

  /**
   * Returns the class path of the tests as it would be if resources were copied now: a bench may
   * have been edited since. Resources that are filtered are as they were copied last.
   */
  List<Path> withSources(List<Library> resolved) {
    List<Path> elements = new ArrayList<>();
    elements.addAll(folders(project.getTestResources()));
    elements.add(outputs().get(0));
    elements.addAll(folders(project.getResources()));
    elements.add(outputs().get(1));
    resolved.forEach(library -> elements.add(library.file()));
    return elements;
  }

  private static List<Path> folders(List<Resource> resources) {
    return resources.stream()
        .filter(resource -> !resource.isFiltering() && resource.getTargetPath() == null)
        .map(resource -> Path.of(resource.getDirectory()))
        .toList();
  }

  private static URLClassLoader loader(List<Path> elements) {
    URL[] urls = elements.stream().map(ProjectClassPath::url).toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path element) {
    try {
      return element.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every file has a URL", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      own.close();
    } finally {
      if (ofLibraries != null) {
        ofLibraries.close();
      }
    }
  }
}
