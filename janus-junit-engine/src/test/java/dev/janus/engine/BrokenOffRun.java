package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.endpoint.Fault;
import dev.janus.endpoint.FaultyServer;
import dev.janus.judge.Scored;
import dev.janus.run.Check;
import dev.janus.run.Run;
import dev.janus.run.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps account of a run that is broken off and taken up again: what was asked and what of it is in
 * the record. The price of each end is what was asked and is not.
 */
final class BrokenOffRun {

  private final FaultyServer server;
  private final Path record;
  private final Map<String, Integer> lost = new TreeMap<>();
  private Set<String> recorded = Set.of();
  private Map<String, Integer> asked = Map.of();

  BrokenOffRun(FaultyServer server, Path record) {
    this.server = server;
    this.record = record;
  }

  /**
   * Settles the account of a session that has ended: asserts that the record can be read and that
   * nothing it held before was asked for again.
   *
   * @return how many questions were asked in vain
   */
  int settle() throws Exception {
    server.server().awaitNobody();
    Map<String, Integer> askedNow = asked();
    Set<String> recordedNow = Files.exists(record) ? recorded(RunReader.read(record)) : Set.of();
    Map<String, Integer> again = new TreeMap<>();
    int inVain = 0;
    for (Map.Entry<String, Integer> question : askedNow.entrySet()) {
      int times = question.getValue() - asked.getOrDefault(question.getKey(), 0);
      if (times > 0 && recorded.contains(question.getKey())) {
        again.put(question.getKey(), times);
      }
      int vain = times - (recordedNow.contains(question.getKey()) ? 1 : 0);
      if (times > 0 && vain > 0) {
        lost.merge(question.getKey(), vain, Integer::sum);
        inVain += vain;
      }
    }
    assertEquals(Map.of(), again, "paid for twice");
    asked = askedNow;
    recorded = recordedNow;
    return inVain;
  }

  /** Asserts that each question was asked once, and once more for each time it was lost. */
  void assertNothingElseAsked(FaultyRun bench) {
    Map<String, Integer> expected = new TreeMap<>();
    bench
        .scores()
        .keySet()
        .forEach(verdict -> expected.put("judge " + verdict.replace("/", " "), 1));
    for (int i = 1; i <= bench.prompts(); i++) {
      expected.put("generator p" + i, 1);
    }
    lost.forEach((question, times) -> expected.merge(question, times, Integer::sum));
    assertEquals(expected, asked());
  }

  int recorded() {
    return recorded.size();
  }

  private Map<String, Integer> asked() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, List<Fault>> question : server.served().entrySet()) {
      counts.put(question.getKey(), question.getValue().size());
    }
    return counts;
  }

  private static Set<String> recorded(Run run) {
    Set<String> questions = new TreeSet<>();
    run.responses().forEach(line -> questions.add("generator " + line.prompt()));
    for (Check check : run.checks()) {
      if (check.judgements().get(0).verdict() instanceof Scored) {
        questions.add("judge " + check.prompt() + " " + check.rubric());
      }
    }
    return questions;
  }
}
