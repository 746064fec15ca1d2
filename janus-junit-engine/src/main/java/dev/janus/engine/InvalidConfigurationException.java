package dev.janus.engine;

import java.util.List;

/** The configuration cannot be used. The message lists everything that is wrong with it. */
final class InvalidConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
