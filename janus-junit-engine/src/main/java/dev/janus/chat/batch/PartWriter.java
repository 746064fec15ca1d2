package dev.janus.chat.batch;

import dev.janus.digest.Sha256;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes one file of requests.
 *
 * <p>Not thread-safe.
 */
final class PartWriter implements AutoCloseable {

  private final Path path;
  private final int number;
  private final OutputStream output;
  private final Sha256 digest = new Sha256();
  private int requests;
  private long bytes;

  PartWriter(BatchFolder folder, int number) throws IOException {
    this.path = folder.requests(number);
    this.number = number;
    this.output = new BufferedOutputStream(new FileOutputStream(path.toFile()));
  }

  int requests() {
    return requests;
  }

  /** Tells whether a request of so many bytes, with its line break, can be added. */
  boolean hasRoomFor(int length, BatchLimits limits) {
    return requests < limits.requests() && bytes + length <= limits.bytes();
  }

  void add(String line) throws IOException {
    byte[] utf8 = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      output.write(utf8);
    } catch (IOException e) {
      throw LineFile.unwritable(path, e);
    }
    digest.add(line);
    requests++;
    bytes += utf8.length;
  }

  /**
   * Ends the file and tells what is in it.
   *
   * @param run tells the parts of this run from the same requests of another one
   * @param attempt which attempt of its requests it is, from 1
   */
  Part.Contents finish(String run, int attempt, Part.Form form) throws IOException {
    close();
    return new Part.Contents(
        number, attempt, form, requests, Sha256.of(run, Integer.toString(number), digest.hex()));
  }

  @Override
  public void close() throws IOException {
    try {
      output.close();
    } catch (IOException e) {
      throw LineFile.unwritable(path, e);
    }
  }
}
