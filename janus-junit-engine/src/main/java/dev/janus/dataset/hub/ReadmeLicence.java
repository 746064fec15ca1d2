package dev.janus.dataset.hub;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the licence from the YAML front matter of a README. */
final class ReadmeLicence {

  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A\\uFEFF?\\s*---[ \\t]*\\r?\\n(.*?\\n)---[ \\t]*(?:\\r?\\n.*)?\\z", Pattern.DOTALL);

  private ReadmeLicence() {}

  /** Returns the licence; null when there is none, or the front matter cannot be read. */
  static @Nullable String of(@Nullable String readme) {
    Matcher matter = FRONT_MATTER.matcher(readme == null ? "" : readme);
    if (!matter.matches()) {
      return null;
    }
    try {
      return text(new Load(LoadSettings.builder().build()).loadFromString(matter.group(1)));
    } catch (YamlEngineException e) {
      // The licence is only noted: who needs the front matter for more says what is wrong with it.
      return null;
    }
  }

  private static @Nullable String text(@Nullable Object yaml) {
    if (!(yaml instanceof Map<?, ?> fields)) {
      return null;
    }
    Object licence = fields.get("license");
    if (licence instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return licence == null ? null : String.valueOf(licence);
  }
}
