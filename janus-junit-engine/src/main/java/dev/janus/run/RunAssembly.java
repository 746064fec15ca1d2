package dev.janus.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines, which come in the order in which calls ended, into the order of the bench. Of lines
 * about the same thing the last one counts.
 */
final class RunAssembly {

  private record ResponseId(String prompt, int turn) {}

  private record GateId(String split, String name) {}

  private final Map<ResponseId, ResponseLine> responses = new LinkedHashMap<>();
  private final Map<CheckId, Check> checks = new LinkedHashMap<>();
  private final Map<GateId, GateLine> gates = new LinkedHashMap<>();
  private @Nullable RunHeader header;
  private @Nullable RunFooter footer;
  private int lines;

  void add(RunLine line) {
    lines++;
    // A run that goes on after its footer has not ended.
    footer = null;
    if (line instanceof RunHeader read) {
      header = read;
    } else if (line instanceof ResponseLine response) {
      responses.put(new ResponseId(response.prompt(), response.response().turn()), response);
    } else if (line instanceof VerdictLine verdict) {
      checks.merge(
          new CheckId(verdict.prompt(), verdict.rubric()),
          Check.of(verdict),
          (earlier, check) -> earlier.with(verdict.judgement()));
    } else if (line instanceof GateLine gate) {
      gates.put(new GateId(gate.split(), gate.name()), gate);
    } else if (line instanceof RunFooter read) {
      footer = read;
    }
  }

  /**
   * Returns the run.
   *
   * @param where names the record in messages
   * @throws UnreadableRunException if there was no header
   */
  Run run(String where) throws UnreadableRunException {
    if (header == null) {
      throw new UnreadableRunException(
          "%s: the run record has no header\n  found: %s\n  fix: run the bench again"
              .formatted(where, lines == 1 ? "1 line" : lines + " lines"),
          null);
    }
    List<ResponseLine> ordered = new ArrayList<>(responses.values());
    ordered.sort(
        Comparator.comparingInt(ResponseLine::index).thenComparing(line -> line.response().turn()));
    Map<String, Integer> positions = new HashMap<>();
    ordered.forEach(line -> positions.put(line.prompt(), line.index()));
    List<Check> sorted = new ArrayList<>(checks.values());
    sorted.sort(
        Comparator.comparingInt(
                (Check check) -> positions.getOrDefault(check.prompt(), Integer.MAX_VALUE))
            .thenComparing(Check::prompt)
            .thenComparing(Check::rubric));
    return new Run(header, ordered, sorted, List.copyOf(gates.values()), footer);
  }
}
