package dev.janus.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form of gates: {@code scope: key=limit, key=limit; scope: ...}. */
final class GatesText {

  private static final String EXAMPLE = "*: minimumMean=4.0, minimumPassRate=0.9";

  private GatesText() {}

  static List<GateRule> rules(String text) {
    List<GateRule> rules = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.strip().replaceFirst(";$", "").split(";", -1)) {
        rules.addAll(scopeRules(part.strip()));
      }
    }
    return rules;
  }

  private static List<GateRule> scopeRules(String part) {
    int colon = part.indexOf(':');
    if (colon < 1) {
      throw invalid("a scope is missing", part, "write for example " + EXAMPLE);
    }
    String scope = part.substring(0, colon).strip();
    List<GateRule> rules = new ArrayList<>();
    for (String pair : part.substring(colon + 1).split(",", -1)) {
      rules.add(new GateRule(scope, gate(pair.strip(), part)));
    }
    return rules;
  }

  private static Gate gate(String pair, String part) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw invalid("a gate without a limit", part, "write for example " + EXAMPLE);
    }
    String key = pair.substring(0, equals).strip();
    GateKind kind =
        GateKind.of(key)
            .orElseThrow(
                () ->
                    invalid(
                        "unknown gate \"" + key + "\"",
                        part,
                        new Spelling(GateKind.keys()).suggestion(key, "write ")));
    return kind.gate(limit(kind, pair.substring(equals + 1).strip(), part));
  }

  private static BigDecimal limit(GateKind kind, String number, String part) {
    try {
      return new BigDecimal(number);
    } catch (NumberFormatException e) {
      throw invalid(
          "the limit of %s is not a number".formatted(kind.key()),
          part,
          "write %s, with a decimal point".formatted(kind.range()),
          e);
    }
  }

  private static IllegalArgumentException invalid(String what, String found, String fix) {
    return invalid(what, found, fix, null);
  }

  private static IllegalArgumentException invalid(
      String what, String found, String fix, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s: %s\n  found: %s\n  fix: %s"
            .formatted(Gates.KEY, what, found.isEmpty() ? "nothing" : found, fix),
        cause);
  }
}
