package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnArgumentsTest {

  private static final String COMPILER =
      "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.2 -XX:C1MaxInlineSize=20 ";

  @ParameterizedTest
  @ValueSource(strings = {"", "-Dx=y", "-Dnote=UseG1GC", "-XX:TieredStopAtLevel=4"})
  void all_go_with_what_is_about_something_else(String given) {
    assertEquals(COMPILER + "-XX:+UseSerialGC -Xms144m ", OwnArguments.beside(given, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-ea -XX:+UseZGC -Dx=y", "-XX:-UseSerialGC"})
  void the_collector_is_that_of_the_user(String given) {
    assertEquals(COMPILER + "-Xms144m ", OwnArguments.beside(given, null));
    assertEquals(COMPILER + "-Xms144m ", OwnArguments.beside("", given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx128m",
        "-Dx=y -Xms1g",
        "-Xmn8m",
        "-XX:MaxHeapSize=64m",
        "-XX:MaxRAMPercentage=10",
        "-XX:MaxRAM=256m",
        "-XX:InitialHeapSize=8m",
        "-XX:NewSize=8m"
      })
  void the_heap_is_that_of_the_user(String given) {
    assertEquals(COMPILER + "-XX:+UseSerialGC ", OwnArguments.beside(given, null));
    assertEquals(COMPILER + "-XX:+UseSerialGC ", OwnArguments.beside(null, given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-Xmx64m", "-XX:+UseG1GC", "-XX:+UseParallelGC -Xmx32m", "-Xint"})
  void a_jvm_starts_with_them(String given) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of((OwnArguments.beside(given) + given).trim().split(" +")));
    command.add("-version");
    ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
    java.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    java.environment().remove("JAVA_TOOL_OPTIONS");
    java.environment().remove("JDK_JAVA_OPTIONS");
    assertEquals(0, java.start().waitFor(), () -> String.join(" ", command));
  }
}
