package dev.janus.chat.batch;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Is told how far batches are. */
@API(status = Status.INTERNAL)
@FunctionalInterface
public interface BatchListener {

  /** A batch was created, or its server was asked about it. */
  void progress(BatchProgress progress);
}
