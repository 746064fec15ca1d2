package dev.janus.dataset.location;

import dev.janus.dataset.row.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A bench in a dataset of the Hugging Face hub.
 *
 * @param text as the user named it
 * @param organization the owner
 * @param name of the dataset
 * @param revision branch, tag or commit; {@code null} for the main branch
 * @param config {@code null} when not named
 * @param split {@code null} when not named
 */
@API(status = Status.EXPERIMENTAL)
public record HubLocation(
    String text,
    String organization,
    String name,
    @Nullable String revision,
    @Nullable String config,
    @Nullable String split)
    implements BenchLocation {

  static final String SCHEME = "hf:";

  /** No {@code ..} and no {@code --}: these names become folders of the shared cache. */
  private static final String NAME = "\\w(?:[-.]?\\w){0,95}";

  private static final Pattern SYNTAX =
      Pattern.compile(
          "hf://(?<organization>NAME)/(?<name>NAME)(?:@(?<revision>[^#\\s]+))?(?:#(?<config>[^/#\\s]+)/(?<split>[^/#\\s]+))?"
              .replace("NAME", NAME));

  private static final String FIX =
      "write hf://org/name, hf://org/name@revision or hf://org/name@revision#config/split";

  static HubLocation parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches() || text.contains("..")) {
      throw new IllegalArgumentException(
          new Problem(text, "is not the name of a Hugging Face dataset", null, fix(text))
              .message());
    }
    return new HubLocation(
        text,
        parts.group("organization"),
        parts.group("name"),
        parts.group("revision"),
        parts.group("config"),
        parts.group("split"));
  }

  private static String fix(String text) {
    return text.startsWith("hf://datasets/") ? FIX + " (without datasets/)" : FIX;
  }
}
