package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {

  @TempDir private Path folder;

  @Test
  void quotes_spaces_backslashes_and_quotes() {
    ArgumentFile file =
        new ArgumentFile(
            "",
            List.of(Path.of("a b.jar"), Path.of("c#d\\e.jar")),
            "x.Main",
            List.of("say \"hi\" \\", ""));
    assertEquals(
        "-cp \"a b.jar"
            + File.pathSeparator
            + "c#d\\\\e.jar\"\nx.Main\n\"say \\\"hi\\\" \\\\\"\n\"\"\n",
        file.text());
  }

  @Test
  void puts_the_arguments_of_the_jvm_first_as_the_user_wrote_them() {
    ArgumentFile file =
        new ArgumentFile(" -Xmx1g  -Dx=\"a b\"\n", List.of(Path.of("a.jar")), "x.Main", List.of());
    assertEquals("-Xmx1g  -Dx=\"a b\"\n-cp \"a.jar\"\nx.Main\n", file.text());
  }

  @Test
  void java_reads_the_arguments_that_were_written() throws IOException, InterruptedException {
    Path file = folder.resolve("java args");
    Path classes =
        Path.of(
            ArgumentFileTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> arguments = List.of("a b", "c\\d", "\"e\"", "#f", "'g'", "h\\\\");
    new ArgumentFile("-Dprefix=\"< \"", List.of(classes), Echo.class.getName(), arguments)
        .write(file);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor());
    assertEquals("< [a b, c\\d, \"e\", #f, 'g', h\\\\]", printed);
  }

  /** Prints its arguments. */
  static final class Echo {
    public static void main(String[] arguments) {
      System.out.print(System.getProperty("prefix") + List.of(arguments));
    }
  }
}
