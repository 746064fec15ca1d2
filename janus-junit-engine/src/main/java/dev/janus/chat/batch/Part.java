package dev.janus.chat.batch;

import org.jspecify.annotations.Nullable;

/**
 * One file of requests, which becomes one batch, and how far it is.
 *
 * @param contents what is in it
 * @param file the server's id of the uploaded file; null before it is uploaded
 * @param stage what was done with it
 * @param batch the server's id of the batch; null before it is known
 */
record Part(Contents contents, @Nullable String file, Stage stage, @Nullable String batch) {

  /** How far a part is. */
  enum Stage {
    /** No batch was asked for. */
    WRITTEN,
    /** A batch was asked for, and whether there is one is not known. */
    INTENDED,
    /** There is a batch. */
    CREATED,
    /** The server's queue was full. A batch is asked for when others are done. */
    DEFERRED
  }

  /** In which form its requests are. */
  enum Form {
    /** As they were wanted. */
    WANTED,
    /** Their schemas were refused, and left out. */
    WITHOUT_SCHEMA
  }

  /**
   * What is in a part.
   *
   * @param number tells it from the other parts of a folder, from 1
   * @param attempt which attempt of its requests it is, from 1
   * @param form of its requests
   * @param requests how many there are, at least 1
   * @param digest of the run and of all requests, in hexadecimal digits
   */
  record Contents(int number, int attempt, Form form, int requests, String digest) {}

  static Part written(Contents contents) {
    return new Part(contents, null, Stage.WRITTEN, null);
  }

  Part uploaded(String id) {
    return new Part(contents, id, Stage.WRITTEN, null);
  }

  Part intended() {
    return new Part(contents, file, Stage.INTENDED, null);
  }

  Part created(String id) {
    return new Part(contents, file, Stage.CREATED, id);
  }

  Part deferred() {
    return new Part(contents, file, Stage.DEFERRED, null);
  }

  int number() {
    return contents.number();
  }
}
