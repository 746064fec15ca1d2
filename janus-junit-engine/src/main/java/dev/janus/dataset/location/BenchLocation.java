package dev.janus.dataset.location;

import dev.janus.dataset.row.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Where a bench is read from. Immutable. */
@API(status = Status.EXPERIMENTAL)
public sealed interface BenchLocation permits ClasspathLocation, FileLocation, HubLocation {

  /** Returns the location as the user named it. */
  String text();

  /**
   * Reads a location: {@code classpath:/benches/x.jsonl}, a path or {@code file:} URI, or {@code
   * hf://org/name[@revision][#config/split]}. Relative paths start at the working directory.
   * Nothing is opened.
   *
   * @throws IllegalArgumentException if the text is none of these; the message says what would be
   */
  static BenchLocation parse(String text) {
    String named = text.strip();
    if (named.isEmpty()) {
      throw refused("bench location", "is blank", FIX);
    }
    if (named.startsWith(ClasspathLocation.SCHEME)) {
      return ClasspathLocation.parse(named);
    }
    if (named.startsWith(HubLocation.SCHEME)) {
      return HubLocation.parse(named);
    }
    if (named.startsWith(FileLocation.SCHEME)) {
      return FileLocation.parseUri(named);
    }
    Matcher foreign = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://").matcher(named);
    if (foreign.lookingAt()) {
      throw refused(named, "no bench is read from " + foreign.group(), FIX);
    }
    return FileLocation.parsePath(named);
  }

  /** What to do about a location that is none. */
  String FIX = "name a file, classpath:/path/in/test/resources.jsonl or hf://org/name";

  private static IllegalArgumentException refused(String where, String what, String fix) {
    return new IllegalArgumentException(new Problem(where, what, null, fix).message());
  }
}
