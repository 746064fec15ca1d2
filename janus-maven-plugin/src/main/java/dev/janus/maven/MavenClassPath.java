package dev.janus.maven;

import dev.janus.maven.launch.ClassPathException;
import dev.janus.maven.launch.ForkClassPath;
import dev.janus.maven.launch.Library;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** What Maven knows of the class paths of a project and of this plugin. */
record MavenClassPath(RepositorySystem repositories, MavenSession session, MavenProject project) {

  /** Maven puts these into every plugin's class path. */
  private static final Set<String> GROUPS_OF_MAVEN =
      Set.of("org.apache.maven", "org.codehaus.plexus");

  /** Returns the class path of the fork. */
  List<Path> of(PluginDescriptor plugin) throws ClassPathException {
    return of(plugin, elements(), libraries(project.getArtifacts()));
  }

  /**
   * Returns the class path of a fork for another class path than Maven's.
   *
   * @param elements all of it, in order
   * @param libraries the artifacts in it
   */
  List<Path> of(PluginDescriptor plugin, List<Path> elements, List<Library> libraries)
      throws ClassPathException {
    ForkClassPath.Project ofProject = new ForkClassPath.Project(elements, libraries);
    Artifact itself = plugin.getPluginArtifact();
    ForkClassPath.Plugin ofPlugin =
        new ForkClassPath.Plugin(
            itself.getBaseVersion(),
            itself.getFile().toPath(),
            libraries(plugin.getArtifacts()).stream()
                .filter(library -> !GROUPS_OF_MAVEN.contains(library.groupId()))
                .filter(library -> !library.file().equals(itself.getFile().toPath()))
                .toList());
    return new ForkClassPath(ofProject, ofPlugin).compose(this::launcher);
  }

  private List<Path> elements() throws ClassPathException {
    try {
      return project.getTestClasspathElements().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new ClassPathException(
          "janus:run: the test class path is not resolved\n  found: "
              + e.getMessage()
              + "\n  fix: run the phase package before, or in the same build",
          e);
    }
  }

  private static List<Library> libraries(Collection<Artifact> artifacts) {
    return artifacts.stream()
        .filter(artifact -> artifact.getFile() != null)
        .map(
            artifact ->
                new Library(
                    artifact.getGroupId(),
                    artifact.getArtifactId(),
                    artifact.getBaseVersion(),
                    artifact.getFile().toPath()))
        .toList();
  }

  private List<Library> launcher(String platformVersion) throws ClassPathException {
    CollectRequest wanted = new CollectRequest();
    for (String name : List.of("junit-platform-launcher", "junit-platform-engine")) {
      wanted.addDependency(
          new Dependency(
              new DefaultArtifact("org.junit.platform", name, "jar", platformVersion), "runtime"));
    }
    wanted.setRepositories(project.getRemoteProjectRepositories());
    try {
      return repositories
          .resolveDependencies(session.getRepositorySession(), new DependencyRequest(wanted, null))
          .getArtifactResults()
          .stream()
          .map(MavenClassPath::library)
          .toList();
    } catch (DependencyResolutionException e) {
      throw new ClassPathException(
          "janus:run: there is no JUnit Platform launcher "
              + platformVersion
              + "\n  found: "
              + e.getMessage()
              + "\n  fix: make org.junit.platform:junit-platform-launcher:"
              + platformVersion
              + " available in a repository of the project",
          e);
    }
  }

  private static Library library(ArtifactResult found) {
    org.eclipse.aether.artifact.Artifact artifact = found.getArtifact();
    return new Library(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        artifact.getFile().toPath());
  }
}
