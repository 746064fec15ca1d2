package dev.janus.endpoint;

/** What goes wrong with one request. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** 429 with Retry-After. */
  TOO_MANY_REQUESTS,
  /** 500. */
  SERVER_ERROR,
  /** The connection is reset in the middle of the body. */
  RESET,
  /** No answer, ever. */
  HANG,
  /** An answer that never ends. */
  TRICKLE,
  /** A judge's reply without a score; on a generator it has no effect. */
  UNPARSEABLE,
  /** A completion without any text. */
  BLANK;

  /** Tells whether there is no reply at all. */
  public boolean isTransport() {
    return this != NONE && this != UNPARSEABLE && this != BLANK;
  }
}
