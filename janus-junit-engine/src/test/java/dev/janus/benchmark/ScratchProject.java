package dev.janus.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A project as a user has it: the bench, one class, and the plugin. Beside it, {@code empty.xml} is
 * one without Janus, with one test that does nothing.
 *
 * @param folder where it is
 * @param version of Janus
 */
record ScratchProject(Path folder, String version) {

  /** Those that {@code janus:run} starts its JVM with, and that the guide advises for Surefire. */
  static final List<String> JVM_ARGUMENTS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:CompileThresholdScaling=0.2",
          "-XX:C1MaxInlineSize=20",
          "-Xms144m");

  /** Those that the guide advises for Maven itself. */
  private static final String MAVEN_ARGUMENTS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final String[] SPLITS = {
    "alpaca-eval", "flask", "koala", "mt-bench", "self-instruct"
  };

  private static final String[] DIMENSIONS = {
    "style", "background_knowledge", "informativeness", "harmlessness"
  };

  private static final String TEST_CLASS =
      """
      package benchmark;

      import dev.janus.api.JanusBench;

      @JanusBench(bench = "benches/200.jsonl")
      class StubBenchTest {}
      """;

  private static final String HEAD =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>benchmark</groupId>
        <artifactId>%s</artifactId>
        <version>1</version>
        %s
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
      """;

  private static final String EMPTY_TEST =
      """
      package benchmark;

      import org.junit.jupiter.api.Test;

      class EmptyTest {

        @Test
        void nothing() {}
      }
      """;

  private static final String EMPTY_BUILD =
      """
          <directory>${project.basedir}/target/empty</directory>
          <testSourceDirectory>src/empty/java</testSourceDirectory>
          <testResources/>
      """;

  private static final String ENGINE =
      """
          <dependency>
            <groupId>dev.janus</groupId>
            <artifactId>janus-junit-engine</artifactId>
            <version>%s</version>
            <scope>test</scope>
          </dependency>
      """;

  private static final String SUREFIRE =
      """
        <dependencies>
      %s    <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>5.14.4</version>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
      %s    <plugins>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.5.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.16.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-surefire-plugin</artifactId>
              <version>3.5.4</version>
              <configuration>
                <argLine>%s</argLine>
              </configuration>
            </plugin>
            <plugin>
              <artifactId>maven-jar-plugin</artifactId>
              <version>3.5.1</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String PLUGIN =
      """
        <build>
          <plugins>
            <plugin>
              <groupId>dev.janus</groupId>
              <artifactId>janus-maven-plugin</artifactId>
              <version>%s</version>
              <configuration>
                <bench>benches/200.jsonl</bench>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  /** Writes it, over one that may be there already. */
  void write() throws IOException {
    // A folder of its own, or Maven would take the settings of the project around it.
    file(".mvn/jvm.config", MAVEN_ARGUMENTS + "\n");
    file("pom.xml", surefire("surefire", ENGINE.formatted(version), ""));
    file("empty.xml", surefire("empty", "", EMPTY_BUILD));
    file("src/empty/java/benchmark/EmptyTest.java", EMPTY_TEST);
    file(
        "run.xml", HEAD.formatted("run", "<packaging>pom</packaging>") + PLUGIN.formatted(version));
    file("src/test/java/benchmark/StubBenchTest.java", TEST_CLASS);
    file(
        "src/test/resources/junit-platform.properties",
        "janus.generator.model=stub-generator\njanus.judge.model=stub-judge\n");
    bench(200);
    bench(921);
    bench(2000);
    bench(12_500);
  }

  private static String surefire(String name, String dependency, String build) {
    return HEAD.formatted(name, "")
        + SUREFIRE.formatted(dependency, build, String.join(" ", JVM_ARGUMENTS));
  }

  private void file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    if (!Files.exists(path) || !Files.readString(path).equals(text)) {
      Files.writeString(path, text);
    }
  }

  /** Returns where the bench with so many prompts is, each of which has four rubrics. */
  Path bench(int prompts) throws IOException {
    Path path = folder.resolve("benches/" + prompts + ".jsonl");
    if (!Files.exists(path)) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < prompts; i++) {
        lines.append(row(i)).append('\n');
      }
      Files.createDirectories(path.getParent());
      Files.writeString(path, lines);
    }
    return path;
  }

  /** About as long as a row of Multifaceted-Bench, without the preferences' descriptions. */
  private static String row(int number) {
    StringBuilder rubrics = new StringBuilder();
    StringBuilder preferences = new StringBuilder();
    for (String dimension : DIMENSIONS) {
      rubrics.append(rubrics.isEmpty() ? "" : ",").append(rubric(dimension));
      preferences
          .append(preferences.isEmpty() ? "" : ",")
          .append("{\"dimension\":\"%s\"}".formatted(dimension));
    }
    return String.format(
        Locale.ROOT,
        "{\"id\":\"b%d\",\"split\":\"%s\",\"source\":\"stub\",\"system\":\"%s\",\"prompt\":\"%s %d\",\"reference_answer\":\"%s\",\"preference_set\":[%s],\"rubrics\":[%s]}",
        number,
        SPLITS[number % SPLITS.length],
        words("Answer as somebody would who knows the subject well.", 8),
        words("Explain how a thing works that many people use.", 6),
        number,
        words("A thing works because its parts do, one after another.", 14),
        preferences,
        rubrics);
  }

  private static String rubric(String dimension) {
    StringBuilder scores = new StringBuilder();
    for (int score = 1; score <= 5; score++) {
      scores
          .append(scores.isEmpty() ? "" : ",")
          .append("\"%d\":\"%s\"".formatted(score, words("The response does so in part.", 3)));
    }
    return "{\"criteria\":\"Does the response show %s?\",\"score_descriptions\":{%s}}"
        .formatted(dimension, scores);
  }

  private static String words(String sentence, int times) {
    return (sentence + " ").repeat(times).strip();
  }
}
