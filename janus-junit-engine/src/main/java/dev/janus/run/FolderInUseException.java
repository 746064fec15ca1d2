package dev.janus.run;

import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Another run writes into the folder. */
@API(status = Status.EXPERIMENTAL)
public class FolderInUseException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public FolderInUseException(String message) {
    super(message);
  }
}
