package dev.janus.dataset.hub;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Hears how a fetch goes on, in the thread that fetches. */
@API(status = Status.EXPERIMENTAL)
public interface FetchListener {

  /** Hears nothing. */
  FetchListener SILENT = new FetchListener() {};

  /**
   * A file is about to be received: for the first time, or again after a connection broke.
   *
   * @param path in the repository
   * @param size of the whole file, in bytes
   * @param already how many bytes of it are here
   */
  default void fileStarted(String path, long size, long already) {}

  /** More bytes of the file that was started last are here. */
  default void received(long bytes) {}

  /** A file was received, checked and put into the cache. */
  default void fileFinished(String path) {}

  /**
   * Something went wrong that may pass, and is tried again.
   *
   * @param why in one line
   * @param wait the time until then
   */
  default void retrying(String why, Duration wait) {}
}
