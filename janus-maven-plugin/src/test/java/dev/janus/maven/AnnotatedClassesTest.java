package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.api.JanusBench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedClassesTest {

  @TempDir private Path folder;

  /** Has constants of two places before and after its annotation. */
  @JanusBench(bench = "b.jsonl", threshold = 2.5)
  static final class Annotated {
    static final long NUMBER = 4_000_000_000L;

    double times(double other) {
      return NUMBER * other * 0.12345;
    }
  }

  /** Has every kind of constant, and no annotation. */
  static final class Plain {
    static final String ANNOTATION = "dev/janus/api/JanusBench";

    Supplier<Integer> task(float one, long two) {
      return () ->
          Objects.hash(ANNOTATION + one, two, 0.5, 7_000_000_000L, 70_000, 1.5f, List.of());
    }
  }

  @Test
  void finds_classes_by_the_name_of_their_annotation() throws IOException {
    copy(Annotated.class, "b/Second.class");
    copy(Annotated.class, "a/First$Inner.class");
    copy(Plain.class, "a/Plain.class");
    copy(Annotated.class, "a/Annotated.txt");
    assertEquals(List.of("a.First$Inner", "b.Second"), new AnnotatedClasses(folder).names());
  }

  @Test
  void passes_over_a_file_that_is_cut_off() throws IOException {
    Files.write(folder.resolve("Empty.class"), new byte[0]);
    Files.write(folder.resolve("Short.class"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 1});
    assertEquals(List.of(), new AnnotatedClasses(folder).names());
  }

  @Test
  void finds_nothing_where_nothing_is_compiled() {
    assertEquals(List.of(), new AnnotatedClasses(folder.resolve("nowhere")).names());
  }

  private void copy(Class<?> type, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String resource = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(resource))) {
      Files.write(file, in.readAllBytes());
    }
  }
}
