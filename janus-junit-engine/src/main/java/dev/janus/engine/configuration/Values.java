package dev.janus.engine.configuration;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into values and collects what is wrong with them. After an objection the value given
 * back is a stand-in that must not be used: {@link #throwObjections} comes first.
 */
final class Values {

  /** Leaves a sampling parameter to the server. */
  private static final String SERVER = "server";

  /** What an annotation always sets: the launcher may name the bench, and there may be no gate. */
  private static final Set<String> MAY_BE_BLANK =
      Set.of(JanusConfiguration.BENCH.key(), JanusConfiguration.GATES.key());

  private final Layers layers;
  private final List<String> objections = new ArrayList<>();

  Values(Layers layers) {
    this.layers = layers;
  }

  /** Notes that something is wrong. */
  void object(String objection) {
    if (!objections.contains(objection)) {
      objections.add(objection);
    }
  }

  void throwObjections() throws InvalidConfigurationException {
    if (!objections.isEmpty()) {
      throw new InvalidConfigurationException(objections);
    }
  }

  /** Objects to what a bench class sets to nothing, as {@code settings = "janus.seed"} does. */
  void objectToBlanks() {
    layers.own().entrySet().stream()
        .filter(setting -> setting.getValue().isBlank() && !MAY_BE_BLANK.contains(setting.getKey()))
        .flatMap(setting -> JanusConfiguration.find(setting.getKey()).stream())
        .forEach(
            key ->
                object(
                    "%s: the bench class sets it to nothing\n  fix: write \"%s=...\" with %s, or leave it out"
                        .formatted(key.key(), key.key(), key.accepts())));
  }

  @Nullable String text(JanusConfiguration key) {
    return layers.get(key).orElse(null);
  }

  String textOr(JanusConfiguration key, String otherwise) {
    return layers.get(key).orElse(otherwise);
  }

  /** Applies a parser that throws {@link IllegalArgumentException} with a message for people. */
  <T> Optional<T> parsed(JanusConfiguration key, Function<String, T> parser) {
    try {
      return layers.get(key).map(parser);
    } catch (IllegalArgumentException e) {
      object(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Returns a whole number that is at least 1. */
  Optional<Integer> count(JanusConfiguration key) {
    return parsed(key, text -> positive(key, text));
  }

  /** Likewise, or {@code null} for what is left to the server. */
  @Nullable Integer countOrServer(JanusConfiguration key, @Nullable Integer otherwise) {
    return SERVER.equals(text(key)) ? null : count(key).orElse(otherwise);
  }

  private static Integer positive(JanusConfiguration key, String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 1) {
        return count;
      }
      throw unusable(key, text, "is not at least 1", null);
    } catch (NumberFormatException e) {
      throw unusable(key, text, "is not a whole number", e);
    }
  }

  Optional<Long> wholeNumber(JanusConfiguration key) {
    return parsed(key, text -> whole(key, text));
  }

  private static Long whole(JanusConfiguration key, String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw unusable(key, text, "is not a whole number", e);
    }
  }

  Optional<BigDecimal> decimal(JanusConfiguration key, BigDecimal lowest, BigDecimal highest) {
    return parsed(key, text -> within(key, text, lowest, highest));
  }

  private static BigDecimal within(
      JanusConfiguration key, String text, BigDecimal lowest, BigDecimal highest) {
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0) {
        return value;
      }
      throw unusable(key, text, "is out of range", null);
    } catch (NumberFormatException e) {
      throw unusable(key, text, "is not a number", e);
    }
  }

  /** Returns a number within a range, or {@code null} for what is left to the server. */
  @Nullable Double number(
      JanusConfiguration key, @Nullable Double otherwise, double lowest, double highest) {
    if (SERVER.equals(text(key))) {
      return null;
    }
    return decimal(key, BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest))
        .map(BigDecimal::doubleValue)
        .orElse(otherwise);
  }

  Duration seconds(JanusConfiguration key, Duration otherwise) {
    return decimal(key, new BigDecimal("0.001"), BigDecimal.valueOf(86_400))
        .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
        .orElse(otherwise);
  }

  /** Returns an absolute path. */
  Path path(JanusConfiguration key, String otherwise) {
    return parsed(key, text -> parsedPath(key, text)).orElse(Path.of(otherwise)).toAbsolutePath();
  }

  private static Path parsedPath(JanusConfiguration key, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw unusable(key, text.replace('\0', '?'), "is not a path", e);
    }
  }

  <E extends Enum<E>> E choice(JanusConfiguration key, Class<E> type, E otherwise) {
    return parsed(key, text -> oneOf(key, type, text)).orElse(otherwise);
  }

  private static <E extends Enum<E>> E oneOf(JanusConfiguration key, Class<E> type, String text) {
    return Stream.of(type.getEnumConstants())
        .filter(choice -> word(choice).equals(text))
        .findFirst()
        .orElseThrow(() -> unusable(key, text, "is none of them", null));
  }

  /** Returns whether the value is {@code true}; false when there is none. */
  boolean truth(JanusConfiguration key) {
    return parsed(key, text -> trueOrFalse(key, text)).orElse(false);
  }

  private static Boolean trueOrFalse(JanusConfiguration key, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unusable(key, text, "is neither", null);
    };
  }

  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException unusable(
      JanusConfiguration key, String text, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s: the value %s\n  found: \"%s\"\n  fix: give %s"
            .formatted(key.key(), why, text, key.accepts()),
        cause);
  }
}
