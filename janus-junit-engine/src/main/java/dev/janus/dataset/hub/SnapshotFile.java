package dev.janus.dataset.hub;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A file of a snapshot, on this machine.
 *
 * @param path in the repository, with slashes
 * @param file where it is here
 * @param sha256 of its content: 64 lower-case hexadecimal digits
 * @param size in bytes
 * @param origin how it came here
 */
@API(status = Status.EXPERIMENTAL)
public record SnapshotFile(String path, Path file, String sha256, long size, Origin origin) {

  /** How a file came here. */
  public enum Origin {
    /** It was there before. */
    CACHE,
    /** It was received just now. */
    HUB
  }
}
