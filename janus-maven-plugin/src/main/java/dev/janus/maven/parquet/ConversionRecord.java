package dev.janus.maven.parquet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a converted file.
 *
 * @param sha256 of the Parquet file
 * @param size of the Parquet file, in bytes
 * @param rows number of its rows
 * @param janus the version that converted it
 */
record ConversionRecord(Origin origin, String sha256, long size, long rows, String janus) {

  /** Returns a JSON object; what is not known is left out. */
  String json() {
    List<String> fields = new ArrayList<>();
    add(fields, "repository", origin.repository());
    add(fields, "commit", origin.commit());
    add(fields, origin.repository() == null ? "file" : "path", origin.path());
    add(fields, "sha256", sha256);
    fields.add("\"size\": " + size);
    fields.add("\"rows\": " + rows);
    add(fields, "licence", origin.licence());
    add(fields, "janus", janus);
    return "{\n  " + String.join(",\n  ", fields) + "\n}\n";
  }

  private static void add(List<String> fields, String name, @Nullable String text) {
    if (text != null) {
      fields.add(quote(name) + ": " + quote(text));
    }
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(unit -> append(json, (char) unit));
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char unit) {
    if (unit == '"' || unit == '\\') {
      json.append('\\').append(unit);
    } else if (unit < ' ' || Character.isSurrogate(unit)) {
      json.append("\\u%04x".formatted((int) unit));
    } else {
      json.append(unit);
    }
  }
}
