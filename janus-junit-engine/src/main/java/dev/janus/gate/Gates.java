package dev.janus.gate;

import dev.janus.bench.Split;
import dev.janus.run.Check;
import dev.janus.run.ResponseLine;
import dev.janus.run.Run;
import dev.janus.run.RunHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The gate rules of a run. Immutable; equal when they demand the same, scopes in the same order.
 *
 * <p>A rule for a split, or for {@code overall}, takes the place of the {@code *} rule of the same
 * kind there.
 *
 * @param rules by scope, in the order in which scopes were first named; within a scope mean, pass
 *     rate, unscored rate, truncated rate
 */
@API(status = Status.EXPERIMENTAL)
public record Gates(List<GateRule> rules) {

  /** The configuration key under which a run's header keeps its gates. */
  public static final String KEY = "janus.gates";

  /** Nothing is demanded. */
  public static final Gates NONE = new Gates(List.of());

  /**
   * Sorts and copies.
   *
   * @throws IllegalArgumentException if a scope has two gates of one kind
   */
  public Gates {
    Map<String, List<GateRule>> byScope =
        rules.stream()
            .collect(
                Collectors.groupingBy(GateRule::scope, LinkedHashMap::new, Collectors.toList()));
    rules = byScope.values().stream().flatMap(Gates::sorted).toList();
  }

  private static Stream<GateRule> sorted(List<GateRule> scope) {
    Map<String, GateRule> seen = new LinkedHashMap<>();
    for (GateRule rule : scope) {
      GateRule earlier = seen.putIfAbsent(rule.gate().key(), rule);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "%s: %s is given twice for \"%s\"\n  found: %s and %s\n  fix: keep one of them"
                .formatted(KEY, rule.gate().key(), rule.scope(), earlier.format(), rule.format()));
      }
    }
    return scope.stream()
        .sorted(Comparator.comparing(rule -> GateKind.of(rule.gate().key()).orElseThrow()));
  }

  /**
   * Demands gates of one scope.
   *
   * @param scope id of a split, {@code overall}, or {@code *}
   * @throws IllegalArgumentException if two gates are of one kind
   */
  public static Gates of(String scope, Gate... gates) {
    return new Gates(Arrays.stream(gates).map(gate -> new GateRule(scope, gate)).toList());
  }

  /**
   * Returns the gates that the header of a run names.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static Gates of(RunHeader header) {
    return parse(header.settings().getOrDefault(KEY, ""));
  }

  /**
   * Reads the configuration text, for example {@code *: minimumMean=4.0, minimumPassRate=0.9;
   * koala: maximumUnscoredRate=0.02}. White space does not matter; blank text is {@link #NONE}.
   *
   * @throws IllegalArgumentException if anything in it is unknown, not a number, out of range or
   *     given twice
   */
  public static Gates parse(String text) {
    return new Gates(GatesText.rules(text));
  }

  /** Returns the text that {@link #parse} turns into the same gates. */
  public String format() {
    return scopes().stream()
        .map(scope -> scope + ": " + formatRules(scope))
        .collect(Collectors.joining("; "));
  }

  private String formatRules(String scope) {
    return rules.stream()
        .filter(rule -> rule.scope().equals(scope))
        .map(GateRule::format)
        .collect(Collectors.joining(", "));
  }

  private List<String> scopes() {
    return rules.stream().map(GateRule::scope).distinct().toList();
  }

  /**
   * Returns these rules and the others.
   *
   * @throws IllegalArgumentException if a scope has a gate of one kind in both
   */
  public Gates and(Gates others) {
    return new Gates(Stream.concat(rules.stream(), others.rules.stream()).toList());
  }

  /**
   * Returns what is decided on a bench: for each split in order, then for the whole bench.
   *
   * @param splits ids of all splits of the bench
   * @throws IllegalArgumentException if a rule names a split that the bench does not have
   */
  public List<ScopedGate> resolve(Collection<String> splits) {
    for (String scope : scopes()) {
      if (!scope.equals(GateRule.EVERYWHERE)
          && !scope.equals(Split.OVERALL)
          && !splits.contains(scope)) {
        throw noSuchSplit(scope, splits);
      }
    }
    return Stream.concat(splits.stream(), Stream.of(Split.OVERALL)).flatMap(this::in).toList();
  }

  private Stream<ScopedGate> in(String scope) {
    List<Gate> gates =
        Arrays.stream(GateKind.values()).flatMap(kind -> find(scope, kind).stream()).toList();
    MaximumUnscoredRate maximumUnscored =
        gates.stream()
            .filter(MaximumUnscoredRate.class::isInstance)
            .map(MaximumUnscoredRate.class::cast)
            .findFirst()
            .orElse(MaximumUnscoredRate.DEFAULT);
    return gates.stream().map(gate -> new ScopedGate(scope, gate, maximumUnscored));
  }

  private Optional<Gate> find(String scope, GateKind kind) {
    return rule(scope, kind).or(() -> rule(GateRule.EVERYWHERE, kind));
  }

  private Optional<Gate> rule(String scope, GateKind kind) {
    return rules.stream()
        .filter(rule -> rule.scope().equals(scope) && rule.gate().key().equals(kind.key()))
        .map(GateRule::gate)
        .findFirst();
  }

  /**
   * Decides all gates of a run, in the order of {@link #resolve}.
   *
   * @throws IllegalArgumentException if a rule names a split that the bench does not have, or the
   *     header has no valid threshold
   */
  public List<GateOutcome> decide(Run run) {
    List<GateOutcome> outcomes = new ArrayList<>();
    for (String scope : scopesOf(run.header())) {
      outcomes.addAll(decide(run.header(), scope, run.checks(), run.responses()));
    }
    return List.copyOf(outcomes);
  }

  private static List<String> scopesOf(RunHeader header) {
    return Stream.concat(header.bench().splits().keySet().stream(), Stream.of(Split.OVERALL))
        .toList();
  }

  /**
   * Decides the gates of one scope.
   *
   * @param scope id of a split, or {@code overall}
   * @param checks of the scope and possibly of others
   * @param responses of the scope and possibly of others
   * @throws IllegalArgumentException as {@link #decide(Run)}, or if the scope is unknown
   */
  public List<GateOutcome> decide(
      RunHeader header,
      String scope,
      Collection<Check> checks,
      Collection<ResponseLine> responses) {
    List<ScopedGate> gates =
        resolve(header.bench().splits().keySet()).stream()
            .filter(gate -> gate.scope().equals(scope))
            .toList();
    Scores scores = Scores.of(header, scope, checks, responses);
    return gates.stream()
        .map(gate -> gate.decide(scores))
        .map(outcome -> header.isReplay() ? outcome.ofReplay() : outcome)
        .toList();
  }

  static IllegalArgumentException noSuchSplit(String scope, Collection<String> splits) {
    return new IllegalArgumentException(
        "%s: the bench has no split \"%s\"\n  found: splits %s\n  fix: write %s, or %s for all"
            .formatted(
                KEY,
                scope,
                String.join(", ", splits),
                new Spelling(splits).nearest(scope).orElse("* for every split"),
                Split.OVERALL));
  }
}
