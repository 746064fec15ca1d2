package dev.janus.chat.limit;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Why an attempt failed.
 *
 * @param what happened, without the place
 * @param found what was found; one line, without keys
 * @param fix what the user can do
 * @param blame what it says about the next attempt
 */
@API(status = Status.EXPERIMENTAL)
public record Fault(String what, String found, String fix, Blame blame) {

  /** Returns the same fault with more said about what happened. */
  public Fault with(String addition) {
    return new Fault(what + addition, found, fix, blame);
  }

  /** Returns the same fault, blamed on something else. */
  public Fault blamedOn(Blame other) {
    return new Fault(what, found, fix, other);
  }

  /** Returns the whole message. */
  public String message(String where) {
    return "%s: %s\n  found: %s\n  fix: %s".formatted(where, what, found, fix);
  }
}
