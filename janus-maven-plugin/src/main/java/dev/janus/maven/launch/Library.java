package dev.janus.maven.launch;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * An artifact on a class path.
 *
 * @param groupId its group
 * @param artifactId its name
 * @param version its base version: a snapshot is {@code -SNAPSHOT}, never a time stamp
 * @param file a jar, or a folder of classes
 */
@API(status = Status.INTERNAL)
public record Library(String groupId, String artifactId, String version, Path file) {

  /** Tells whether it is the artifact, in whatever version. */
  boolean is(String group, String artifact) {
    return groupId.equals(group) && artifactId.equals(artifact);
  }

  /** Tells whether it is the other's artifact, in whatever version. */
  boolean isSameAs(Library other) {
    return is(other.groupId, other.artifactId);
  }
}
