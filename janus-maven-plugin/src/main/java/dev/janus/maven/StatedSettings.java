package dev.janus.maven;

import dev.janus.chat.http.BaseUrl;
import dev.janus.gate.Gates;
import dev.janus.maven.config.Settings;
import dev.janus.run.RunHeader;
import dev.janus.run.merge.HeaderFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What the pom and the command line state, as far as a header can contradict it. Whatever they do
 * not state may be as the header says.
 *
 * @param settings of the check
 */
record StatedSettings(Settings settings) {

  private static final String NONE = "none";

  /** Settings that the header leaves out where the default applies. */
  private static final Map<String, String> DEFAULTS =
      Map.of("janus.decide", "rubrics", "janus.limit", NONE);

  /** A replay may name no models, and a function of a class has an address of its own. */
  private static final Set<String> ADDRESSES = Set.of("janus.generator.url", "janus.judge.url");

  private static final Set<String> NUMBERS =
      Set.of(
          "janus.threshold",
          "janus.generator.temperature",
          "janus.generator.top-p",
          "janus.judge.temperature",
          "janus.judge.top-p");

  /**
   * Returns what is not the same, for example {@code janus.threshold is 4 in place of 3}; nothing
   * of a bench that the check is not configured with: an execution of {@code run} may have its own.
   */
  List<String> contradictions(String bench, RunHeader header) {
    return settings.benches().contains(bench) ? contradictions(header) : List.of();
  }

  private List<String> contradictions(RunHeader header) {
    Map<String, String> recorded = new LinkedHashMap<>(DEFAULTS);
    recorded.putAll(HeaderFacts.ofBuild(header).facts());
    recorded.put("janus.bench", header.bench().location());
    if (!header.isReplay()) {
      recorded.remove("janus.transcript");
    }
    List<String> contradictions = new ArrayList<>();
    settings
        .values()
        .forEach(
            (key, stated) -> {
              String was = recorded.get(key);
              if (was != null && !isSame(key, stated, was)) {
                contradictions.add("%s is %s in place of %s".formatted(key, was, stated));
              }
            });
    return contradictions;
  }

  private boolean isSame(String key, String stated, String recorded) {
    if (key.equals("janus.bench")) {
      // A header may name the file alone; its digest is the engine's to compute.
      return lastName(stated).equals(lastName(recorded));
    }
    if (key.equals(Gates.KEY)) {
      // The check decides by its own gates as well, so a record without any hides nothing.
      return recorded.isEmpty() || Gates.parse(stated).equals(Gates.parse(recorded));
    }
    if (ADDRESSES.contains(key)) {
      return !settings.classes().isEmpty()
          || same(stated, recorded, (one, other) -> BaseUrl.parse(key, one).value().equals(other));
    }
    if (NUMBERS.contains(key)) {
      return same(
          stated,
          recorded,
          (one, other) -> new BigDecimal(one).compareTo(new BigDecimal(other)) == 0);
    }
    return stated.equals(recorded) || (stated.equals("server") && recorded.equals(NONE));
  }

  private static boolean same(
      String stated, String recorded, BiFunction<String, String, Boolean> compare) {
    if (stated.equals("server")) {
      return recorded.equals(NONE);
    }
    try {
      return compare.apply(stated, recorded);
    } catch (IllegalArgumentException notToBeRead) {
      return stated.equals(recorded);
    }
  }

  private static String lastName(String location) {
    return location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
  }
}
