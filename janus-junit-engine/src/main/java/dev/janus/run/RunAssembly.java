package dev.janus.run;

import dev.janus.judge.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines, which come in the order in which calls ended, into the order of the bench. Of lines
 * about the same thing the last one counts.
 */
final class RunAssembly {

  private record ResponseId(String prompt, int turn) {}

  private record CheckId(String prompt, String rubric) {}

  private record GateId(String split, String name) {}

  private final Map<ResponseId, ResponseLine> responses = new LinkedHashMap<>();
  private final Map<CheckId, TreeMap<Integer, VerdictLine>> verdicts = new LinkedHashMap<>();
  private final Map<GateId, GateLine> gates = new LinkedHashMap<>();
  private @Nullable RunHeader header;
  private @Nullable RunFooter footer;

  void add(RunLine line) {
    // A run that goes on after its footer has not ended.
    footer = null;
    if (line instanceof RunHeader read) {
      header = read;
    } else if (line instanceof ResponseLine response) {
      responses.put(new ResponseId(response.prompt(), response.response().turn()), response);
    } else if (line instanceof VerdictLine verdict) {
      verdicts
          .computeIfAbsent(new CheckId(verdict.prompt(), verdict.rubric()), id -> new TreeMap<>())
          .put(verdict.judgement().repeat(), verdict);
    } else if (line instanceof GateLine gate) {
      gates.put(new GateId(gate.split(), gate.name()), gate);
    } else if (line instanceof RunFooter read) {
      footer = read;
    }
  }

  @Nullable Run run() {
    if (header == null) {
      return null;
    }
    List<ResponseLine> ordered = new ArrayList<>(responses.values());
    ordered.sort(
        Comparator.comparingInt(ResponseLine::index).thenComparing(line -> line.response().turn()));
    Map<String, Integer> positions = new LinkedHashMap<>();
    ordered.forEach(line -> positions.put(line.prompt(), line.index()));
    List<Check> checks = new ArrayList<>();
    verdicts.values().forEach(repeats -> checks.add(check(List.copyOf(repeats.values()))));
    checks.sort(
        Comparator.comparingInt(
                (Check check) -> positions.getOrDefault(check.prompt(), Integer.MAX_VALUE))
            .thenComparing(Check::prompt)
            .thenComparing(Check::rubric));
    return new Run(header, ordered, checks, List.copyOf(gates.values()), footer);
  }

  private static Check check(List<VerdictLine> repeats) {
    VerdictLine first = repeats.get(0);
    List<Judgement> judgements = repeats.stream().map(VerdictLine::judgement).toList();
    return new Check(first.split(), first.prompt(), first.cluster(), first.rubric(), judgements);
  }
}
