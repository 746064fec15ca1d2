package dev.janus.maven.config;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The pom or the command line says something that cannot be. The message lists all of it. */
@API(status = Status.INTERNAL)
public final class InvalidSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidSettingsException(List<String> violations) {
    super(String.join("\n", violations));
  }
}
