package dev.janus.maven;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bench classes of a project, found without loading them: those that are not abstract and whose
 * constants have the name of the annotation. Only used to tell people which classes left no record.
 *
 * @param folder of compiled test classes; may be absent
 */
record AnnotatedClasses(Path folder) {
  private static final String ANNOTATION = "Ldev/janus/api/JanusBench;";
  private static final String SUFFIX = ".class";
  private static final int BYTES_BEFORE_CONSTANTS = 8;
  private static final int TEXT = 1;
  private static final int ABSTRACT = 0x0400;

  /** Returns fully qualified names, sorted. */
  List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && isAnnotated(file))
          .map(this::name)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(Path file) {
    String path = folder.relativize(file).toString();
    return path.substring(0, path.length() - SUFFIX.length())
        .replace(folder.getFileSystem().getSeparator(), ".");
  }

  private static boolean isAnnotated(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(BYTES_BEFORE_CONSTANTS);
      boolean isNamed = skipConstants(in);
      return isNamed && (in.readUnsignedShort() & ABSTRACT) == 0;
    } catch (EOFException cutOff) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads up to the end of the constants, and tells whether the annotation is among them. */
  private static boolean skipConstants(DataInputStream in) throws IOException {
    boolean isNamed = false;
    int slots = in.readUnsignedShort() - 1;
    while (slots > 0) {
      int tag = in.readUnsignedByte();
      if (tag == TEXT) {
        isNamed |= in.readUTF().equals(ANNOTATION);
      }
      in.skipNBytes(size(tag));
      slots -= slots(tag);
    }
    return isNamed;
  }

  /**
   * Returns how many bytes follow the tag of a constant, or its text, as of the Java class file
   * format.
   */
  private static int size(int tag) {
    return switch (tag) {
      case TEXT -> 0;
      case 5, 6 -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> 4;
    };
  }

  /** A long and a double take two places in the pool. */
  private static int slots(int tag) {
    return tag == 5 || tag == 6 ? 2 : 1;
  }
}
