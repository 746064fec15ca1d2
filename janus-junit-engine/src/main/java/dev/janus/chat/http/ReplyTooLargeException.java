package dev.janus.chat.http;

import java.io.IOException;

/** A reply is larger than any completion can be. */
final class ReplyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  ReplyTooLargeException() {
    super("the reply is too large");
  }
}
