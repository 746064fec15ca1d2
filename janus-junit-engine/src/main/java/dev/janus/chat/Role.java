package dev.janus.chat;

import java.util.Locale;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Who speaks in a conversation. */
@API(status = Status.EXPERIMENTAL)
public enum Role {
  /** Sets the rules. */
  SYSTEM,
  /** Asks. */
  USER,
  /** Answers. */
  ASSISTANT;

  /** Returns the name used on the wire: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
