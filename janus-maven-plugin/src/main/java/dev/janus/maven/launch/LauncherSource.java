package dev.janus.maven.launch;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Where a JUnit Platform launcher of a given version comes from. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface LauncherSource {

  /**
   * Returns the launcher and all it needs, the engine API among it.
   *
   * @throws ClassPathException if there is none
   */
  List<Library> launcher(String platformVersion) throws ClassPathException;
}
