package dev.janus.engine.configuration;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The configuration cannot be used. The message lists everything that is wrong with it. */
@API(status = Status.INTERNAL)
public final class InvalidConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
