package dev.janus.engine.reporting;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A test could not be decided: there is no verdict, or its bench cannot be run. */
@API(status = Status.INTERNAL)
public final class UndecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecidedException(String message) {
    super(message);
  }
}
