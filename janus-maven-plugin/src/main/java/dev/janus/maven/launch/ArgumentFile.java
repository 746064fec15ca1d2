package dev.janus.maven.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

  /**
   * Writes the file.
   *
   * @throws ForkFailedException if the encoding lacks a character of it
   */
  void write(Path file, Charset encoding) throws IOException, ForkFailedException {
    try {
      Files.writeString(file, text(), encoding);
    } catch (CharacterCodingException e) {
      throw new ForkFailedException(
          "%s: the arguments of the forked JVM cannot be written\n  found: a character that the encoding of this platform, %s, does not have\n  fix: set a UTF-8 locale, for example LC_ALL=C.UTF-8, or use paths without such characters"
              .formatted(file, encoding),
          e);
    }
  }

  /** In quotes a backslash escapes, and nothing but a quote ends the argument. */
  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
