package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  private static List<String> names(Path classes) throws IOException {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    return new AnnotatedClasses(classes, classPath).names();
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
