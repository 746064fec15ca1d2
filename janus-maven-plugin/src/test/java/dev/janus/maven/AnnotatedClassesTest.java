package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedClassesTest {

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

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
  void finds_abstract_classes_and_annotations_too() throws IOException {
    compile(
        """
        @dev.janus.api.JanusBench(bench = "b.jsonl") @interface Meta {}
        @dev.janus.api.JanusBench(bench = "b.jsonl") abstract class Base {}
        """);
    assertEquals(List.of("Base", "Meta"), names(folder));
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
  void finds_nothing_where_nothing_is_compiled() {
    assertEquals(List.of(), names(folder.resolve("nowhere")));
  }

  @Test
  void a_class_that_cannot_be_read_is_a_warning() throws IOException {
    compile("@dev.janus.api.JanusBench(bench = \"b.jsonl\") class Bench {}");
    Path missing = folder.resolve("Missing.class");
    Files.createSymbolicLink(missing, folder.resolve("nowhere"));
    List<String> names = names(folder);
    assertEquals(List.of(), names);
    assertEquals(
        List.of(
            folder
                + ": the compiled test classes cannot be read, so a bench class without a record"
                + " may go untold\n  found: java.nio.file.NoSuchFileException: "
                + missing
                + "\n  fix: make the folder and all in it readable, or compile again"),
        warnings);
  }

  private List<String> names(Path classes) {
    return new AnnotatedClasses(classes).names(warnings::add);
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
