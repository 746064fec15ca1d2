package dev.janus.maven;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What Surefire and Failsafe are told, as far as it decides whether and how bench classes are run.
 *
 * @param surefire its configurations: of the plugin, then of its executions
 * @param failsafe likewise
 * @param project properties of the project
 * @param user properties of the command line
 */
record TestPlugins(
    List<String> surefire, List<String> failsafe, Properties project, Properties user) {

  private static final String PREFIX = "janus.";
  private static final Pattern OF_FAILSAFE = Pattern.compile("IT.*|.*IT|.*ITCase");
  private static final Pattern ARGUMENT = Pattern.compile("-D(janus\\.[^=\\s]+)=(\\S*)");

  private static final Set<String> SKIP_ELEMENTS = Set.of("skip", "skipTests", "skipExec");

  /** Returns why tests like this class are skipped by the pom; empty where they are not. */
  Optional<String> leftOut(String type) {
    List<String> properties =
        isOfFailsafe(type)
            ? List.of("skipITs", "maven.test.skip.exec")
            : List.of("maven.test.skip.exec");
    Optional<String> skipped =
        properties.stream()
            .filter(key -> isTrue(user.getProperty(key, project.getProperty(key, ""))))
            .map(key -> "tests are skipped with " + key)
            .findFirst();
    Optional<String> configured =
        elements(type)
            .filter(element -> SKIP_ELEMENTS.contains(element.getNodeName()))
            .filter(element -> isTrue(element.getTextContent()))
            .map(element -> "tests are skipped with <" + element.getNodeName() + "> in the pom")
            .findFirst();
    return skipped.or(() -> configured);
  }

  /** Returns the keys of Janus that are set for the JVM in which a bench class is run. */
  Map<String, String> parameters(String type) {
    Map<String, String> system = new TreeMap<>();
    Map<String, String> launcher = new TreeMap<>();
    elements(type)
        .forEach(
            element -> {
              switch (element.getNodeName()) {
                case "argLine" ->
                    ARGUMENT
                        .matcher(element.getTextContent())
                        .results()
                        .forEach(found -> put(system, found.group(1), found.group(2)));
                case "systemPropertyVariables" ->
                    children(element)
                        .forEach(child -> put(system, child.getNodeName(), child.getTextContent()));
                case "systemProperties" ->
                    children(element)
                        .forEach(child -> put(system, text(child, "name"), text(child, "value")));
                case "properties" -> put(launcher, lines(text(element, "configurationParameters")));
                default -> {}
              }
            });
    put(system, user);
    system.putAll(launcher);
    return system;
  }

  private Stream<Element> elements(String type) {
    List<String> configurations = isOfFailsafe(type) ? failsafe : surefire;
    return configurations.stream().map(TestPlugins::parse).flatMap(TestPlugins::children);
  }

  /** By the names that Failsafe looks for, unless it is told otherwise. */
  private static boolean isOfFailsafe(String type) {
    String simpleName = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return OF_FAILSAFE.matcher(simpleName).matches();
  }

  private static boolean isTrue(String text) {
    return Boolean.parseBoolean(text.strip());
  }

  private static Properties lines(String text) {
    Properties properties = new Properties();
    try (StringReader reader = new StringReader(text)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
  }

  private static void put(Map<String, String> parameters, Properties properties) {
    properties
        .stringPropertyNames()
        .forEach(key -> put(parameters, key, properties.getProperty(key)));
  }

  private static void put(Map<String, String> parameters, String key, String value) {
    if (key.startsWith(PREFIX)) {
      parameters.put(key, value.strip());
    }
  }

  private static String text(Element element, String child) {
    return children(element)
        .filter(each -> each.getNodeName().equals(child))
        .map(Node::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static Stream<Element> children(Element element) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  /**
   * Maven's own type of a configuration is another one in each of its versions; its text is not.
   */
  private static Element parse(String configuration) {
    try (StringReader text = new StringReader(configuration)) {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(text))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("a configuration that Maven has read is XML", e);
    }
  }

  /** Returns the configurations of a plugin and its executions. */
  static List<String> configurations(org.apache.maven.model.Plugin plugin) {
    List<String> configurations = new ArrayList<>();
    if (plugin.getConfiguration() != null) {
      configurations.add(plugin.getConfiguration().toString());
    }
    plugin.getExecutions().stream()
        .filter(execution -> execution.getConfiguration() != null)
        .forEach(execution -> configurations.add(execution.getConfiguration().toString()));
    return configurations;
  }
}
