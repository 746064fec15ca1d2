package dev.janus.chat.limit;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What a failed attempt says about the next one. */
@API(status = Status.EXPERIMENTAL)
public enum Blame {
  /** The server or the way to it, for now: the same request may succeed later. */
  TRANSIENT,
  /** The server or its configuration: no request will succeed. */
  ENDPOINT,
  /** The form of this request, perhaps its schema: another one may succeed. */
  REQUEST,
  /** The size of this request: a smaller one may succeed. */
  SIZE;

  boolean concernsTheRequest() {
    return this == REQUEST || this == SIZE;
  }
}
