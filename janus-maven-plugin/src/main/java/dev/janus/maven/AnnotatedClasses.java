package dev.janus.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bench classes of a project, which have to leave a record: the concrete classes of a folder
 * that are annotated with {@code @JanusBench}, by a base class, an interface or another annotation,
 * too. Classes are loaded and not initialised. One that cannot be loaded, as by a JVM older than it
 * is compiled for, is a bench class when its file names the annotation.
 *
 * @param folder of compiled test classes; may be absent
 * @param classPath what the classes need: folders and jars
 */
record AnnotatedClasses(Path folder, List<Path> classPath) {

  private static final String ANNOTATION = "dev.janus.api.JanusBench";

  /** The constant in a class file: its tag, the length of its text in two bytes, and its text. */
  private static final String CONSTANT = "\u0001\u0000\u001aLdev/janus/api/JanusBench;";

  private static final String SUFFIX = ".class";

  /** Tells whether there is anything to look through. */
  boolean areCompiled() {
    return Files.isDirectory(folder);
  }

  /**
   * Returns fully qualified names, sorted.
   *
   * @throws IOException if the classes cannot be read
   */
  List<String> names() throws IOException {
    if (!areCompiled()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder);
        URLClassLoader loader = loader()) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && !Files.isDirectory(file))
          .filter(file -> isBench(file, loader))
          .map(this::name)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private URLClassLoader loader() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(folder.toUri().toURL());
    for (Path element : classPath) {
      urls.add(element.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private String name(Path file) {
    String path = folder.relativize(file).toString();
    return path.substring(0, path.length() - SUFFIX.length())
        .replace(folder.getFileSystem().getSeparator(), ".");
  }

  private boolean isBench(Path file, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name(file), false, loader);
      return !Modifier.isAbstract(type.getModifiers()) && isAnnotated(type, new HashSet<>());
    } catch (ClassNotFoundException | LinkageError e) {
      return names(file);
    }
  }

  /** As the engine looks for the annotation. */
  private static boolean isAnnotated(Class<?> type, Set<Class<?>> seen) {
    if (!seen.add(type) || type.getName().startsWith("java.lang.annotation.")) {
      return false;
    }
    for (Annotation annotation : type.getDeclaredAnnotations()) {
      Class<?> annotationType = annotation.annotationType();
      if (annotationType.getName().equals(ANNOTATION) || isAnnotated(annotationType, seen)) {
        return true;
      }
    }
    Class<?> base = type.getSuperclass();
    return (base != null && isAnnotated(base, seen))
        || Stream.of(type.getInterfaces()).anyMatch(shared -> isAnnotated(shared, seen));
  }

  private static boolean names(Path file) {
    try {
      // One character per byte, whatever the bytes are.
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(CONSTANT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
