package dev.janus.run;

import dev.janus.generate.Response;
import dev.janus.judge.Judgement;
import dev.janus.judge.Unscored;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Recorded responses and judgements, found by the key of the request that produced them. Where two
 * prompts of a bench make the same request, each finds its own. Immutable.
 */
@API(status = Status.EXPERIMENTAL)
public final class Transcript {

  /** Nothing recorded. */
  public static final Transcript EMPTY = new Transcript(Map.of(), Map.of());

  private record Entry(String key, String owner) {}

  private static final String ANY = "";

  private final Map<Entry, Response> responses;
  private final Map<Entry, Judgement> judgements;

  private Transcript(Map<Entry, Response> responses, Map<Entry, Judgement> judgements) {
    this.responses = responses;
    this.judgements = judgements;
  }

  /** Returns all that a run recorded. */
  public static Transcript of(Run run) {
    Map<Entry, Response> responses = new HashMap<>();
    for (ResponseLine line : run.responses()) {
      Response response = line.response();
      responses.put(new Entry(response.key(), line.prompt()), response);
      responses.put(new Entry(response.key(), ANY), response);
    }
    Map<Entry, Judgement> judgements = new HashMap<>();
    for (Check check : run.checks()) {
      for (Judgement judgement : check.judgements()) {
        judgements.put(new Entry(judgement.key(), check.prompt()), judgement);
        judgements.put(new Entry(judgement.key(), ANY), judgement);
      }
    }
    return new Transcript(responses, judgements);
  }

  /**
   * Returns all but the verdicts that are missing because a server failed: what need not be paid
   * for again when the same run goes on.
   */
  public Transcript withoutTransportFaults() {
    Map<Entry, Judgement> kept = new HashMap<>(judgements);
    kept.values()
        .removeIf(
            judgement ->
                judgement.verdict() instanceof Unscored unscored
                    && unscored.reason().isTransport());
    return new Transcript(responses, kept);
  }

  /** Returns the response recorded under a key, preferably for this very prompt. */
  public @Nullable Response response(String key, String prompt) {
    return find(responses, key, prompt);
  }

  /** Returns the judgement recorded under a key, preferably for this very prompt. */
  public @Nullable Judgement judgement(String key, String prompt) {
    return find(judgements, key, prompt);
  }

  private static <T> @Nullable T find(Map<Entry, T> entries, String key, String prompt) {
    T own = entries.get(new Entry(key, prompt));
    return own != null ? own : entries.get(new Entry(key, ANY));
  }
}
