package dev.janus.maven.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The {@code @file} of a {@code java} command: a class path can be longer than a command line may
 * be.
 *
 * @param jvmArguments as the user wrote them: the launcher's own rules for white space and quotes
 *     apply
 * @param classPath in order
 * @param mainClass fully qualified
 * @param arguments of the main class
 */
record ArgumentFile(
    String jvmArguments, List<Path> classPath, String mainClass, List<String> arguments) {

  /** Returns the text of the file. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (!jvmArguments.isBlank()) {
      text.append(jvmArguments.strip()).append('\n');
    }
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    text.append("-cp ").append(quote(path)).append('\n');
    text.append(mainClass).append('\n');
    arguments.forEach(argument -> text.append(quote(argument)).append('\n'));
    return text.toString();
  }

  /** Writes the file in the encoding that the launcher reads: the platform's own. */
  void write(Path file) throws IOException {
    Files.writeString(file, text(), Charset.forName(System.getProperty("native.encoding")));
  }

  /** In quotes a backslash escapes, and nothing but a quote ends the argument. */
  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
