package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TestPluginsTest {

  private final Properties project = new Properties();
  private final Properties user = new Properties();

  private TestPlugins plugins(List<String> surefire, List<String> failsafe) {
    return new TestPlugins(surefire, failsafe, project, user);
  }

  private static String configuration(String elements) {
    return "<configuration>" + elements + "</configuration>";
  }

  @Test
  void keys_come_from_all_that_reaches_the_tests() {
    user.setProperty("janus.seed", "5");
    user.setProperty("other", "x");
    String surefire =
        configuration(
            """
            <argLine>-Xmx1g -Djanus.limit=2 -Dother=1</argLine>
            <systemProperties>
              <property><name>janus.profile</name><value>paper</value></property>
              <property><name>other</name><value>x</value></property>
            </systemProperties>
            <systemPropertyVariables>
              <janus.seed>4</janus.seed><janus.judge.model> j </janus.judge.model><a>b</a>
            </systemPropertyVariables>
            <properties><configurationParameters>
              janus.threshold = 4
              junit.jupiter.execution.parallel.enabled = true
            </configurationParameters></properties>
            """);
    assertEquals(
        Map.of(
            "janus.limit", "2",
            "janus.profile", "paper",
            "janus.seed", "5",
            "janus.judge.model", "j",
            "janus.threshold", "4"),
        plugins(List.of(surefire), List.of()).parameters("demo.ATest"));
  }

  @Test
  void parameters_of_the_launcher_come_before_the_command_line_as_they_do_for_the_engine() {
    user.setProperty("janus.threshold", "2");
    String surefire =
        configuration(
            "<properties><configurationParameters>janus.threshold=4</configurationParameters>"
                + "</properties>");
    assertEquals(
        Map.of("janus.threshold", "4"),
        plugins(List.of(surefire), List.of()).parameters("demo.ATest"));
  }

  @Test
  void an_execution_adds_to_its_plugin_and_each_plugin_has_its_own_classes() {
    List<String> surefire =
        List.of(
            configuration(
                "<systemPropertyVariables><janus.seed>1</janus.seed></systemPropertyVariables>"),
            configuration(
                "<systemPropertyVariables><janus.seed>2</janus.seed></systemPropertyVariables>"));
    List<String> failsafe =
        List.of(
            configuration(
                "<systemPropertyVariables><janus.seed>3</janus.seed></systemPropertyVariables>"));
    TestPlugins plugins = plugins(surefire, failsafe);
    assertEquals(Map.of("janus.seed", "2"), plugins.parameters("demo.KoalaTest"));
    assertEquals(Map.of("janus.seed", "3"), plugins.parameters("demo.KoalaIT"));
    assertEquals(Map.of("janus.seed", "3"), plugins.parameters("demo.ITKoala"));
    assertEquals(Map.of("janus.seed", "3"), plugins.parameters("demo.Outer$KoalaITCase"));
  }

  @Test
  void what_the_pom_skips_is_named() {
    TestPlugins plugins =
        plugins(
            List.of(configuration("<skipTests>true</skipTests>")),
            List.of(configuration("<skip>false</skip>")));
    assertEquals(
        Optional.of("tests are skipped with <skipTests> in the pom"),
        plugins.leftOut("a.KoalaTest"));
    assertEquals(Optional.empty(), plugins.leftOut("a.KoalaIT"));
  }

  @Test
  void properties_of_the_pom_that_skip_are_named_and_the_command_line_comes_first() {
    project.setProperty("skipITs", "true");
    assertEquals(
        Optional.of("tests are skipped with skipITs"),
        plugins(List.of(), List.of()).leftOut("a.KoalaIT"));
    assertEquals(Optional.empty(), plugins(List.of(), List.of()).leftOut("a.KoalaTest"));
    user.setProperty("skipITs", "false");
    assertEquals(Optional.empty(), plugins(List.of(), List.of()).leftOut("a.KoalaIT"));
  }
}
