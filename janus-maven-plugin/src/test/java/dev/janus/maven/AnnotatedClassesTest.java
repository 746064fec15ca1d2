package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedClassesTest {

  @TempDir private Path folder;

  @Test
  void finds_classes_by_the_name_of_their_annotation() throws IOException {
    compile(
        """
        package demo;
        import dev.janus.api.JanusBench;
        @JanusBench(bench = "b.jsonl", threshold = 2.5)
        class Second {
          static final long NUMBER = 4_000_000_000L;
          double times(double other) { return NUMBER * other * 0.12345; }
          @JanusBench(bench = "c.jsonl") static class First {}
          static class Third {
            Runnable task(float one, long two) {
              return () -> System.out.println("JanusBench" + one + two + 70_000 + 1.5f + 0.5);
            }
          }
        }
        """);
    Files.copy(folder.resolve("demo/Second.class"), folder.resolve("Copy.txt"));
    assertEquals(List.of("demo.Second", "demo.Second$First"), new AnnotatedClasses(folder).names());
  }

  @Test
  void passes_over_what_is_abstract() throws IOException {
    compile(
        """
        @dev.janus.api.JanusBench(bench = "b.jsonl") @interface Meta {}
        @dev.janus.api.JanusBench(bench = "b.jsonl") abstract class Base {}
        """);
    assertEquals(List.of(), new AnnotatedClasses(folder).names());
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

  private void compile(String source) throws IOException {
    Path file = folder.resolve("Sources.java");
    Files.writeString(file, source);
    String classPath = System.getProperty("java.class.path");
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                folder.toString(),
                file.toString());
    assertEquals(0, exitCode);
  }
}
