package dev.janus.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bench classes of a project, found without loading them: those whose constants have the name
 * of the annotation. Only used to tell people which classes left no record. Abstract classes and
 * annotations that carry the annotation are among them, though they are no benches.
 *
 * @param folder of compiled test classes; may be absent
 */
record AnnotatedClasses(Path folder) {

  /** The constant in a class file: its tag, the length of its text in two bytes, and its text. */
  private static final String ANNOTATION = "\u0001\u0000\u001aLdev/janus/api/JanusBench;";

  private static final String SUFFIX = ".class";

  /**
   * Returns fully qualified names, sorted; none when the classes cannot be read, for a hint is not
   * worth a broken build.
   *
   * @param warnings told when the classes cannot be read, and why
   */
  List<String> names(Consumer<String> warnings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && !Files.isDirectory(file))
          .filter(AnnotatedClasses::isAnnotated)
          .map(this::name)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      warnings.accept(unreadable(e instanceof UncheckedIOException ? e.getCause() : e));
      return List.of();
    }
  }

  private String unreadable(@Nullable Throwable cause) {
    return """
        %s: the compiled test classes cannot be read, so a bench class without a record may go untold
          found: %s
          fix: make the folder and all in it readable, or compile again"""
        .formatted(folder, String.valueOf(cause));
  }

  private String name(Path file) {
    String path = folder.relativize(file).toString();
    return path.substring(0, path.length() - SUFFIX.length())
        .replace(folder.getFileSystem().getSeparator(), ".");
  }

  private static boolean isAnnotated(Path file) {
    try {
      // One character per byte, whatever the bytes are.
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(ANNOTATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
