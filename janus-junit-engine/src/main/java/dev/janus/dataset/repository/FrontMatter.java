package dev.janus.dataset.repository;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The YAML at the top of a dataset's README.md, between two lines of three hyphens. It is written
 * by strangers, so its size, depth and aliases are limited.
 */
final class FrontMatter {

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\A\uFEFF?\\s*---[ \\t]*\\R(?<yaml>(?s:.*?))^---[ \\t]*$", Pattern.MULTILINE);

  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 50;
  private static final int MOST_ALIASES = 50;
  private static final String FIX = "correct the README.md, or name a revision where it is right";

  private FrontMatter() {}

  /**
   * Returns what it says by key; nothing when there is no front matter.
   *
   * @param where what messages call the repository
   * @throws RefusedFileException if it is no YAML, or too large or too deep
   */
  static Map<String, Object> of(String where, String readme) throws RefusedFileException {
    Matcher block = BLOCK.matcher(readme);
    return block.find() ? parse(where, block.group("yaml")) : Map.of();
  }

  private static Map<String, Object> parse(String where, String yaml) throws RefusedFileException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("README.md")
            .setCodePointLimit(LARGEST)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .build();
    try {
      requireShallow(where, new Parse(settings).parseString(yaml));
      Object root = new Load(settings).loadFromString(yaml);
      return root instanceof Map<?, ?> map ? byText(map) : Map.of();
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 2)).orElse("");
      throw refused(where, "is no YAML" + line, e.getProblem());
    } catch (YamlEngineException e) {
      throw refused(where, "is no YAML that can be read", String.valueOf(e.getMessage()));
    }
  }

  private static void requireShallow(String where, Iterable<Event> events)
      throws RefusedFileException {
    int depth = 0;
    for (Event event : events) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        throw refused(where, "is too deep", "lists within lists, more than " + DEEPEST + " deep");
      }
    }
  }

  static Map<String, Object> byText(Map<?, ?> map) {
    Map<String, Object> byText = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            byText.put(String.valueOf(key), value);
          }
        });
    return byText;
  }

  private static RefusedFileException refused(String where, String what, String found) {
    String line = found.lines().findFirst().orElse(found);
    return new RefusedFileException(
        new Problem(where, "the front matter of README.md " + what, line, FIX));
  }
}
