package dev.janus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares texts with files in {@code src/test/resources/dev/janus/report}.
 *
 * <p>To write them anew, run {@code mvn -pl janus-junit-engine test -Dtest='dev.janus.report.*'
 * -Djanus.golden=write}, then read the difference before it is committed.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/dev/janus/report");

  private Golden() {}

  static void check(String name, Rendering rendering) throws IOException {
    String actual = render(rendering);
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("janus.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file), actual, name);
  }

  static String render(Rendering rendering) throws IOException {
    StringWriter out = new StringWriter();
    rendering.writeTo(out);
    return out.toString();
  }
}
