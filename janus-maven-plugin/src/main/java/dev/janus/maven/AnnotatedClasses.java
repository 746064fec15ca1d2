package dev.janus.maven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bench classes of a project, found without loading them, by the rules of the engine: concrete
 * classes that {@code @JanusBench} is on, or on an annotation of theirs, a super class or an
 * interface, however far away. Not thread-safe.
 */
final class AnnotatedClasses {

  private static final String ANNOTATION = "dev/janus/api/JanusBench";
  private static final String SUFFIX = ".class";

  /** Finds the bytes of classes. */
  @FunctionalInterface
  interface Lookup {

    /**
     * Returns the bytes of a class; empty when there is no such class.
     *
     * @param resource the name of its file
     * @throws IOException if it cannot be read
     */
    Optional<byte[]> find(String resource) throws IOException;
  }

  private final Path folder;
  private final Lookup classPath;
  private final Map<String, Optional<ClassFile>> known = new HashMap<>();

  /**
   * Takes what is to be looked through.
   *
   * @param folder of compiled test classes; may be absent
   * @param classPath finds the classes that those in the folder are based on
   */
  AnnotatedClasses(Path folder, Lookup classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  /**
   * Returns binary names, sorted, which are also those of the folders of their records.
   *
   * @throws IOException if a class cannot be read; a file that is no class file is passed over
   */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : classFiles()) {
      Optional<ClassFile> type = parse(Files.readAllBytes(file));
      if (type.isPresent() && !type.get().isAbstract() && carries(type.get(), new HashSet<>())) {
        names.add(name(file));
      }
    }
    names.sort(null);
    return names;
  }

  /** Tells whether there is any class, annotated or not. */
  boolean areCompiled() throws IOException {
    return !classFiles().isEmpty();
  }

  private List<Path> classFiles() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && !Files.isDirectory(file))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String name(Path file) {
    String path = folder.relativize(file).toString();
    return path.substring(0, path.length() - SUFFIX.length())
        .replace(folder.getFileSystem().getSeparator(), ".");
  }

  /** What is no class file cannot be loaded either. */
  private static Optional<ClassFile> parse(byte[] bytes) {
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      return Optional.of(ClassFile.read(in));
    } catch (IOException | IndexOutOfBoundsException noClassFile) {
      return Optional.empty();
    }
  }

  private boolean carries(ClassFile type, Set<String> seen) throws IOException {
    for (String annotation : type.annotations()) {
      if (annotation.equals(ANNOTATION) || carries(annotation, seen)) {
        return true;
      }
    }
    for (String parent : type.parents()) {
      if (carries(parent, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Annotations may be on each other, so each class is looked at once in a search. */
  private boolean carries(String name, Set<String> seen) throws IOException {
    if (name.startsWith("java/") || name.startsWith("org/junit/") || !seen.add(name)) {
      return false;
    }
    Optional<ClassFile> type = known.get(name);
    if (type == null) {
      type = classPath.find(name + SUFFIX).flatMap(AnnotatedClasses::parse);
      known.put(name, type);
    }
    return type.isPresent() && carries(type.get(), seen);
  }
}
