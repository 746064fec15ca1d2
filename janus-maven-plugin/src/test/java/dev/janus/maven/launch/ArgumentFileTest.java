package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  void java_reads_the_arguments_that_were_written() throws Exception {
    Path file = folder.resolve("java args");
    List<String> arguments = List.of("a b", "c\\d", "\"e\"", "#f", "'g'", "h\\\\");
    new ArgumentFile("-Dprefix=\"< \"", List.of(classes()), Echo.class.getName(), arguments)
        .write(file, StandardCharsets.US_ASCII);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor());
    assertEquals("< [a b, c\\d, \"e\", #f, 'g', h\\\\]", printed);
  }

  @Test
  void is_written_in_the_encoding_it_is_given() throws Exception {
    Path file = folder.resolve("java.args");
    new ArgumentFile("", List.of(Path.of("a.jar")), "x.Main", List.of("\u00fc"))
        .write(file, StandardCharsets.ISO_8859_1);
    assertEquals(
        "-cp \"a.jar\"\nx.Main\n\"\u00fc\"\n", Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  @Test
  void a_character_that_the_encoding_lacks_is_refused_with_a_fix() {
    Path file = folder.resolve("java.args");
    ArgumentFile arguments =
        new ArgumentFile("", List.of(Path.of("a.jar")), "x.Main", List.of("\u00fc"));
    ForkFailedException refused =
        assertThrows(
            ForkFailedException.class, () -> arguments.write(file, StandardCharsets.US_ASCII));
    assertEquals(
        file
            + ": the arguments of the forked JVM cannot be written\n"
            + "  found: a character that the encoding of this platform, US-ASCII, does not have\n"
            + "  fix: set a UTF-8 locale, for example LC_ALL=C.UTF-8, or use paths without such"
            + " characters",
        refused.getMessage());
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(
        ArgumentFileTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Prints its arguments. */
  static final class Echo {
    public static void main(String[] arguments) {
      System.out.print(System.getProperty("prefix") + List.of(arguments));
    }
  }
}
