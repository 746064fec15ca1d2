package dev.janus.dataset.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Content on its way into the cache, in {@code blobs/<etag>.<8 hex>.incomplete} until it is whole.
 * What a killed process left there is gone on with. Held against all others until it is closed. Not
 * thread-safe.
 */
@API(status = Status.INTERNAL)
public final class IncompleteBlob implements AutoCloseable {

  /**
   * The eight digits of Janus ("janu" in ASCII): always the same, so that the next process finds
   * the file, and none that another program, which draws them at random, is likely to use.
   */
  private static final String DIGITS = "6a616e75";

  private final Path target;
  private final long size;
  private final FileHold hold;
  private final FileOpening opening;
  private final Path file;
  private boolean published;

  IncompleteBlob(Path target, long size, FileHold hold, FileOpening opening) {
    this.target = target;
    this.size = size;
    this.hold = hold;
    this.opening = opening;
    this.file = target.resolveSibling("%s.%s.incomplete".formatted(etag(), DIGITS));
  }

  String etag() {
    return target.getFileName().toString();
  }

  Path target() {
    return target;
  }

  /** Tells whether this object, and no earlier one, put the content in its place. */
  boolean isNew() {
    return published;
  }

  /** Tells whether the content is there, in the right size: nothing is left to do. */
  public boolean isWhole() throws IOException {
    return Files.isRegularFile(target) && Files.size(target) == size;
  }

  /** Returns how many bytes were written so far, in whichever process. */
  public long length() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Opens the file after the bytes written so far. */
  public OutputStream append() throws IOException {
    return opening.open(file, StandardOpenOption.APPEND);
  }

  /** Deletes the bytes written so far. */
  public void discard() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Returns the hash of what was written. */
  public String hash(FileHash hash) throws IOException {
    return hash.of(file);
  }

  /** Returns the file that is written, to look into. */
  public Path file() {
    return file;
  }

  /** Moves what was written to its place. */
  public void publish() throws IOException {
    AtomicFile.publish(file, target);
    published = true;
  }

  /** Lets others go on. What was written and not published stays for the next attempt. */
  @Override
  public void close() throws IOException {
    hold.close();
  }
}
