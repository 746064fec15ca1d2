package dev.janus.maven.fetch;

import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Hears how far a fetch is, in the thread that fetches. */
@API(status = Status.INTERNAL)
public interface FetchObserver {

  /**
   * A file is about to be received, or received further.
   *
   * @param path in the repository
   * @param size of the whole file, in bytes
   * @param already how many bytes of it are here
   */
  void fileStarted(String path, long size, long already);

  /** More bytes of the file that was started last are here. */
  void received(long bytes);

  /**
   * A file is about to be converted.
   *
   * @param path in the repository, or as the user named it
   */
  void conversionStarted(String path);

  /** So many rows of the file that was started last are converted. */
  void converted(long rows, long total);

  /**
   * Something went wrong that may pass, and is tried again.
   *
   * @param why in one line
   * @param wait the time until then
   */
  void retrying(String why, Duration wait);
}
