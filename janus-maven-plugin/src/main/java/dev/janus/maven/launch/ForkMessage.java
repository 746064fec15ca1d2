package dev.janus.maven.launch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the forked JVM tells Maven's, as one line of its standard output.
 *
 * @param kind what the fields are about
 * @param fields names to values, in order; a name has no tab and no equals sign
 */
record ForkMessage(String kind, Map<String, String> fields) {

  /** How far the run is: the fields are the engine's report entry. */
  static final String PROGRESS = "progress";

  /** A report file is written. */
  static final String SUITE = "suite";

  /** Something other than an assertion of a rubric or a gate went wrong. */
  static final String FAULT = "fault";

  /** What a run of a bench would record of itself. */
  static final String HEADER = "header";

  /** The launcher returned; nothing follows. */
  static final String DONE = "done";

  /** No line that people write starts with a control character and this word. */
  private static final String PREFIX = "\u0002janus ";

  ForkMessage {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns the message as a line without its end. */
  String toLine() {
    StringBuilder line = new StringBuilder(PREFIX).append(kind);
    fields.forEach(
        (name, value) -> line.append('\t').append(name).append('=').append(escape(value)));
    return line.toString();
  }

  /** Reads a line; empty when it is ordinary output. */
  static Optional<ForkMessage> parse(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    List<String> parts = List.of(line.substring(PREFIX.length()).split("\t", -1));
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        return Optional.empty();
      }
      fields.put(part.substring(0, equals), unescape(part.substring(equals + 1)));
    }
    return Optional.of(new ForkMessage(parts.get(0), fields));
  }

  /** Returns a field, or the empty text. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Returns a whole number, or 0 when the field is absent. */
  int number(String name) {
    return Integer.parseInt(fields.getOrDefault(name, "0"));
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        plain.append(unescaped(value.charAt(i)));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }
}
