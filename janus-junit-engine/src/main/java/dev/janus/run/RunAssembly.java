package dev.janus.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final List<SessionLine> sessions = new ArrayList<>();
  private final RecordTally tally = new RecordTally();
  private @Nullable RunHeader header;
  private @Nullable RunFooter footer;

  void add(RunLine line) {
    tally.add(line);
    // A run that goes on after its footer has not ended.
    footer = null;
    if (line instanceof RunHeader read) {
      header = read;
    } else if (line instanceof SessionLine session) {
      sessions.add(session);
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

  /** Returns how much was in the lines, and what it took. */
  RecordTally tally() {
    return tally;
  }

  /**
   * Compares the lines with what header and footer say of them: a line that was removed or copied,
   * or a header of another bench, has the right checksum or none. The counts of a footer are
   * compared where there are checksums: earlier versions counted otherwise.
   *
   * @param where names the record in messages
   * @throws UnreadableRunException if they do not fit
   */
  void requireConsistent(RecordScan scan, String where) throws UnreadableRunException {
    if (header != null) {
      SeenPrompts seen = new SeenPrompts();
      responses.values().forEach(line -> seen.add(line.split(), line.prompt()));
      checks.values().forEach(seen::add);
      Optional<String> contradiction = seen.contradiction(header.bench());
      if (contradiction.isPresent()) {
        throw new UnreadableRunException(
            "%s: the header of the run record does not fit its lines\n  found: %s\n  fix: restore the file, or run again"
                .formatted(where, contradiction.get()),
            null);
      }
    }
    RunFooter end = footer;
    if (end == null || !scan.hasChecksums()) {
      return;
    }
    String counted = tally.describe();
    String expected = RecordTally.describe(end.responses(), end.verdicts());
    if (!counted.equals(expected)) {
      throw new UnreadableRunException(
          "%s: lines of the run record are missing, or there twice\n  found: %s, where its footer counts %s\n  fix: restore the file, or run again"
              .formatted(where, counted, expected),
          null);
    }
  }

  /**
   * Returns the run.
   *
   * @param scan of its lines
   * @param where names the record in messages
   * @throws UnreadableRunException if there was no header
   */
  Run run(RecordScan scan, String where) throws UnreadableRunException {
    if (header == null) {
      throw new UnreadableRunException(
          "%s: the run record has no header\n  found: %s\n  fix: run the bench again"
              .formatted(where, scan.lines() == 1 ? "1 line" : scan.lines() + " lines"),
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
    return new Run(
        header,
        sessions,
        ordered,
        sorted,
        List.copyOf(gates.values()),
        // A line that was cut off behind the footer: the run was going on when it was killed.
        scan.isCutOff() ? null : footer,
        scan.hasChecksums());
  }
}
