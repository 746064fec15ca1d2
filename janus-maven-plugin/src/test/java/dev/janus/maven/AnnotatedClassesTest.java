package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
          @JanusBench(bench = "c.jsonl") static class First {}
          static class NotAnnotated {
            String mention() { return "JanusBench" + JanusBench.class; }
            JanusBench of(JanusBench bench) { return bench; }
          }
        }
        """);
    assertEquals(List.of("demo.Second", "demo.Second$First"), names(folder));
  }

  @Test
  void finds_the_whole_name_of_the_annotation_and_nothing_longer() throws IOException {
    compile("class Mention { String text = \"[Ldev/janus/api/JanusBench;\"; }");
    assertEquals(List.of(), names(folder));
  }

  @Test
  void finds_classes_annotated_by_a_base_class_an_interface_or_another_annotation()
      throws IOException {
    compile(
        """
        import dev.janus.api.JanusBench;
        import java.lang.annotation.*;
        @JanusBench(bench = "b.jsonl") @Retention(RetentionPolicy.RUNTIME) @interface Meta {}
        @Meta @Retention(RetentionPolicy.RUNTIME) @interface MetaOfMeta {}
        @JanusBench(bench = "b.jsonl") abstract class Base {}
        @JanusBench(bench = "b.jsonl") interface Shared {}
        class ByBase extends Base {}
        class ByInterface implements Shared {}
        @Meta class ByMeta {}
        @MetaOfMeta class ByMetaOfMeta {}
        class None {}
        """);
    assertEquals(List.of("ByBase", "ByInterface", "ByMeta", "ByMetaOfMeta"), names(folder));
  }

  @Test
  void passes_over_what_is_no_class_file() throws IOException {
    compile("@dev.janus.api.JanusBench(bench = \"b.jsonl\") class Bench {}");
    Files.move(folder.resolve("Bench.class"), folder.resolve("Bench.txt"));
    Files.createDirectory(folder.resolve("Folder.class"));
    Files.write(folder.resolve("Empty.class"), new byte[0]);
    assertEquals(List.of(), names(folder));
  }

  @Test
  void finds_nothing_where_nothing_is_compiled() throws IOException {
    assertEquals(List.of(), names(folder.resolve("nowhere")));
  }

  @Test
  void a_class_that_cannot_be_loaded_counts_when_it_names_the_annotation() throws IOException {
    compile(
        """
        class Missing {}
        class Other extends Missing {}
        @dev.janus.api.JanusBench(bench = "b.jsonl") class Bench extends Missing {}
        """);
    Files.delete(folder.resolve("Missing.class"));
    assertEquals(List.of("Bench"), names(folder));
  }

  @Test
  void classes_that_cannot_be_read_are_an_error() throws IOException {
    compile("@dev.janus.api.JanusBench(bench = \"b.jsonl\") class Bench {}");
    Files.createSymbolicLink(folder.resolve("Missing.class"), folder.resolve("nowhere"));
    assertThrows(NoSuchFileException.class, () -> names(folder));
  }

  @Test
  void classes_compiled_for_a_newer_jvm_are_looked_at_all_the_same() throws IOException {
    compile(
        """
        import dev.janus.api.JanusBench;
        import java.lang.annotation.*;
        @JanusBench(bench = "b.jsonl") @Retention(RetentionPolicy.RUNTIME) @interface Meta {}
        @JanusBench(bench = "b.jsonl") abstract class Base {}
        class ByBase extends Base {}
        @Meta class ByMeta {}
        """);
    for (String name : List.of("Meta", "Base", "ByBase", "ByMeta")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name + ".class"));
      bytes[7] = 120;
      Files.write(folder.resolve(name + ".class"), bytes);
    }
    assertEquals(List.of("ByBase", "ByMeta"), names(folder));
  }

  @Test
  void annotations_that_are_on_each_other_are_followed_once() throws IOException {
    compile(
        """
        import dev.janus.api.JanusBench;
        import java.lang.annotation.*;
        @Two @Retention(RetentionPolicy.RUNTIME) @interface One {}
        @One @JanusBench(bench = "b.jsonl") @Retention(RetentionPolicy.RUNTIME) @interface Two {}
        @One class ByOne {}
        @Two class ByTwo {}
        """);
    assertEquals(List.of("ByOne", "ByTwo"), names(folder));
  }

  @Test
  void values_of_all_kinds_stand_before_the_annotation() throws IOException {
    compile(
        """
        import dev.janus.api.*;
        import java.lang.annotation.*;
        @Retention(RetentionPolicy.RUNTIME)
        @interface All {
          int number(); long big(); String text(); Class<?> type(); Thread.State state();
          Gate nested(); String[] texts(); Gate[] gates();
        }
        @All(number = 1, big = 1L << 40, text = "t", type = String.class,
            state = Thread.State.NEW, nested = @Gate(minimumMean = 1), texts = {"a", "b"},
            gates = {@Gate(minimumMean = 2), @Gate(minimumMean = 3)})
        @JanusBench(bench = "b.jsonl") class Bench { long constant = 1L << 41; double d = 2.5; }
        """);
    assertEquals(List.of("Bench"), names(folder));
  }

  @Test
  void an_annotation_that_is_not_kept_at_run_time_makes_no_bench() throws IOException {
    compile(
        """
        @dev.janus.api.JanusBench(bench = "b.jsonl") @interface Meta {}
        @Meta class ByMeta {}
        """);
    assertEquals(List.of(), names(folder));
  }

  private static List<String> names(Path classes) throws IOException {
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(element).toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
      return new AnnotatedClasses(
              classes,
              name -> {
                try (InputStream in = loader.getResourceAsStream(name)) {
                  return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
                }
              })
          .names();
    }
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
