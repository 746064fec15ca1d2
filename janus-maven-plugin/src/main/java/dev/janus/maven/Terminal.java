package dev.janus.maven;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that can erase a line, if there is one.
 *
 * @param system this JVM's console
 * @param type what the environment calls the terminal
 */
record Terminal(@Nullable Console system, @Nullable String type) {

  static Terminal ofThisJvm() {
    return new Terminal(System.console(), System.getenv("TERM"));
  }

  Optional<Console> console() {
    return Optional.ofNullable(system).filter(console -> canErase() && isTerminal(console));
  }

  /** Tells whether a terminal of this type can erase a line. */
  boolean canErase() {
    return type != null && !type.isEmpty() && !type.equals("dumb");
  }

  /** Since Java 22 there is a console even where output goes to a file; then it can tell. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
