package dev.janus.dataset.cache;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The folders of Hugging Face's Python libraries, and Janus' own beside them. All are absolute;
 * none needs to exist.
 *
 * @param home of Hugging Face: {@code HF_HOME}, else {@code huggingface} in {@code XDG_CACHE_HOME}
 *     or {@code ~/.cache}
 * @param hub files as the hub has them: {@code HF_HUB_CACHE}, {@code HUGGINGFACE_HUB_CACHE}, else
 *     {@code hub} in the home
 * @param datasets what the library {@code datasets} made of them: {@code HF_DATASETS_CACHE}, else
 *     {@code datasets} in the home
 * @param janus what Janus made of them: {@code janus} in the home
 * @param token the file of the token: {@code HF_TOKEN_PATH}, else {@code token} in the home
 */
@API(status = Status.EXPERIMENTAL)
public record HubFolders(Path home, Path hub, Path datasets, Path janus, Path token) {

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)})");
  private static final String HOME_VARIABLE = File.separatorChar == '/' ? "HOME" : "USERPROFILE";

  /**
   * Reads the settings as the Python libraries do: {@code ~} and {@code $NAME} stand for what they
   * stand for there. A variable that is set to nothing counts as not set.
   *
   * @param environment returns a variable's value, or null where it is not set
   * @param userHome what {@code ~} is where the environment does not say
   * @throws java.nio.file.InvalidPathException if a variable holds what is no path
   */
  public static HubFolders of(Function<String, @Nullable String> environment, Path userHome) {
    var variables = new Variables(environment, userHome);
    Path caches = variables.path(userHomeOf(variables).resolve(".cache"), "XDG_CACHE_HOME");
    Path home = variables.path(caches.resolve("huggingface"), "HF_HOME");
    return new HubFolders(
        home,
        variables.path(home.resolve("hub"), "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"),
        variables.path(home.resolve("datasets"), "HF_DATASETS_CACHE"),
        home.resolve("janus"),
        variables.path(home.resolve("token"), "HF_TOKEN_PATH"));
  }

  /** Returns where answers that were paid for are kept, unless a run is told otherwise. */
  public Path verdicts() {
    return janus.resolve("verdicts");
  }

  private static Path userHomeOf(Variables variables) {
    return Path.of(variables.userHome());
  }

  /** What the environment says, with its abbreviations written out. */
  private record Variables(Function<String, @Nullable String> environment, Path home) {

    Path path(Path otherwise, String... names) {
      return Stream.of(names)
          .map(name -> value(name))
          .filter(value -> value != null)
          .findFirst()
          .map(value -> Path.of(withoutDollars(withoutTilde(value))).toAbsolutePath().normalize())
          .orElse(otherwise);
    }

    private @Nullable String value(String name) {
      String value = environment.apply(name);
      return value == null || value.isBlank() ? null : value;
    }

    String userHome() {
      String value = value(HOME_VARIABLE);
      return value == null ? home.toString() : value;
    }

    /** Another user's home, as in {@code ~name}, stays as it is: Java cannot look it up. */
    private String withoutTilde(String path) {
      boolean own = path.equals("~") || path.startsWith("~/") || path.startsWith("~\\");
      return own ? userHome() + path.substring(1) : path;
    }

    private String withoutDollars(String path) {
      return VARIABLE
          .matcher(path)
          .replaceAll(variable -> Matcher.quoteReplacement(expanded(variable)));
    }

    private String expanded(MatchResult variable) {
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      String value = environment.apply(name);
      return value == null ? variable.group() : value;
    }
  }
}
