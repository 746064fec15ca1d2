package dev.janus.engine;

import dev.janus.engine.configuration.JanusConfiguration;
import dev.janus.engine.descriptor.PlainLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a configuration key names: a path, or a resource of the class path. */
final class TextFile {

  private static final String CLASSPATH = "classpath:";

  private TextFile() {}

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read; the message says where it was looked for
   */
  static InputStream open(JanusConfiguration key, String location, ClassLoader loader)
      throws IOException {
    if (isResource(location)) {
      String resource = location.substring(CLASSPATH.length()).replaceFirst("^/+", "");
      InputStream in = loader.getResourceAsStream(resource);
      if (in == null) {
        throw missing(key, "no resource %s on the class path".formatted(resource), null);
      }
      return in;
    }
    try {
      Path path = Path.of(location);
      if (!Files.isDirectory(path)) {
        return Files.newInputStream(path);
      }
    } catch (InvalidPathException | IOException e) {
      throw missing(key, PlainLine.of(absolute(location) + " cannot be read: " + e, 500), e);
    }
    throw missing(key, absolute(location) + " is a folder", null);
  }

  /** Tells whether a location names a resource of the class path. */
  static boolean isResource(String location) {
    return location.startsWith(CLASSPATH);
  }

  private static String absolute(String location) {
    try {
      return Path.of(location).toAbsolutePath().toString();
    } catch (InvalidPathException e) {
      return location;
    }
  }

  private static IOException missing(
      JanusConfiguration key, String found, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IOException(
        "%s: the file cannot be read\n  found: %s\n  fix: give %s"
            .formatted(key.key(), found, key.accepts()),
        cause);
  }
}
