package dev.janus.engine;

import dev.janus.engine.configuration.JanusConfiguration;
import dev.janus.run.RecordedRun;
import dev.janus.run.UnreadableRunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A record that is replayed: a path, whose texts stay on disk, or a resource of the class path.
 *
 * @param loader finds resources
 */
record TranscriptFile(ClassLoader loader) {

  /**
   * Reads the record.
   *
   * @throws IOException if it cannot be read; the message says why
   */
  RecordedRun read(String location) throws IOException {
    try (InputStream in = TextFile.open(JanusConfiguration.TRANSCRIPT, location, loader)) {
      return TextFile.isResource(location)
          ? RecordedRun.toReplay(in.readAllBytes(), location)
          : RecordedRun.toReplay(Path.of(location));
    } catch (UnreadableRunException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
