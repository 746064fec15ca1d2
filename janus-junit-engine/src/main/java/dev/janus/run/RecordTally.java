package dev.janus.run;

import dev.janus.chat.Usage;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How much is in a record, and what it took: of all its lines, also of verdicts without a score
 * that a later line took the place of, for those were paid for as well. Not thread-safe.
 */
@API(status = Status.INTERNAL)
public final class RecordTally {

  private record VerdictId(CheckId check, int repeat) {}

  private final Set<VerdictId> unscored = new HashSet<>();
  private long responses;
  private long verdicts;
  private Usage generation = Usage.NONE;
  private Usage judging = Usage.NONE;

  /** Counts a line. */
  public void add(RunLine line) {
    if (line instanceof ResponseLine response) {
      responses++;
      generation = generation.plus(response.response().usage());
    } else if (line instanceof VerdictLine verdict) {
      add(new CheckId(verdict.prompt(), verdict.rubric()), verdict.judgement());
    }
  }

  /** A verdict in place of one without a score counts once; its tokens add up. */
  private void add(CheckId check, Judgement judgement) {
    VerdictId id = new VerdictId(check, judgement.repeat());
    if (!unscored.remove(id)) {
      verdicts++;
    }
    if (judgement.verdict() instanceof Unscored) {
      unscored.add(id);
    }
    judging = judging.plus(judgement.usage());
  }

  /** Says for people how much there is. */
  String describe() {
    return describe(responses, verdicts);
  }

  static String describe(long responses, long verdicts) {
    return responses
        + (responses == 1 ? " response and " : " responses and ")
        + verdicts
        + (verdicts == 1 ? " verdict" : " verdicts");
  }

  /** Returns how many responses there are. */
  public long responses() {
    return responses;
  }

  /** Returns how many verdicts there are. */
  public long verdicts() {
    return verdicts;
  }

  /** Returns the tokens of all responses. */
  Usage generation() {
    return generation;
  }

  /** Returns the tokens of all verdicts. */
  Usage judging() {
    return judging;
  }

  /** Returns a footer that says all this. */
  RunFooter footer(Instant finished, Prices prices, boolean interrupted) {
    return new RunFooter(
        finished,
        responses,
        verdicts,
        unscored.size(),
        generation.plus(judging),
        prices.cost(generation, judging),
        interrupted);
  }
}
