package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.engine.configuration.JanusConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is rewritten with {@code -Djanus.golden=write}. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final String START = "| key | values | default | what it does |\n";

  @Test
  void the_page_lists_every_key_of_the_engine() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(START);
    assertTrue(start >= 0, "the table is missing");
    int end = page.indexOf("\n\n", start) + 1;
    if ("write".equals(System.getProperty("janus.golden"))) {
      Files.writeString(PAGE, page.substring(0, start) + table() + page.substring(end));
      return;
    }
    assertEquals(table(), page.substring(start, end));
  }

  private static String table() {
    return START
        + "| --- | --- | --- | --- |\n"
        + Arrays.stream(JanusConfiguration.values())
            .filter(JanusConfiguration::isForEngine)
            .map(ConfigurationPageTest::row)
            .collect(Collectors.joining());
  }

  private static String row(JanusConfiguration key) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(key.key(), cell(key.accepts()), cell(key.defaultValue()), cell(key.meaning()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("{", "`{").replace("}", "}`");
  }
}
