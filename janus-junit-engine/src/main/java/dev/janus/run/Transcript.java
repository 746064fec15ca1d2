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
 * prompts or rubrics make the same request, each finds its own. Immutable.
 */
@API(status = Status.EXPERIMENTAL)
public final class Transcript {

  /** Nothing recorded. */
  public static final Transcript EMPTY = new Transcript(Map.of(), Map.of());

  private static final String ANY = "";

  private record Entry(String key, String prompt, String rubric) {

    /** The entry of whoever made the request. */
    Entry ofAny() {
      return new Entry(key, ANY, ANY);
    }
  }

  private final Map<Entry, Response> responses;
  private final Map<Entry, Judgement> judgements;

  private Transcript(Map<Entry, Response> responses, Map<Entry, Judgement> judgements) {
    this.responses = responses;
    this.judgements = judgements;
  }

  /** Returns all that a run recorded, to be replayed. */
  public static Transcript of(Run run) {
    Transcript own = own(run);
    Map<Entry, Response> responses = new HashMap<>(own.responses);
    own.responses.forEach((entry, response) -> responses.put(entry.ofAny(), response));
    Map<Entry, Judgement> judgements = new HashMap<>(own.judgements);
    own.judgements.forEach((entry, judgement) -> judgements.put(entry.ofAny(), judgement));
    return new Transcript(responses, judgements);
  }

  /**
   * Returns what need not be paid for again when the same run goes on: each prompt's and rubric's
   * own lines, so that none is left out of the record, without the verdicts that are missing
   * because a server failed.
   */
  public static Transcript toGoOn(Run run) {
    Transcript own = own(run);
    Map<Entry, Judgement> kept = new HashMap<>(own.judgements);
    kept.values()
        .removeIf(
            judgement ->
                judgement.verdict() instanceof Unscored unscored
                    && unscored.reason().isTransport());
    return new Transcript(own.responses, kept);
  }

  private static Transcript own(Run run) {
    Map<Entry, Response> responses = new HashMap<>();
    for (ResponseLine line : run.responses()) {
      responses.put(new Entry(line.response().key(), line.prompt(), ANY), line.response());
    }
    Map<Entry, Judgement> judgements = new HashMap<>();
    for (Check check : run.checks()) {
      for (Judgement judgement : check.judgements()) {
        judgements.put(new Entry(judgement.key(), check.prompt(), check.rubric()), judgement);
      }
    }
    return new Transcript(responses, judgements);
  }

  /** Returns the response recorded under a key, preferably for this very prompt. */
  public @Nullable Response response(String key, String prompt) {
    return find(responses, new Entry(key, prompt, ANY));
  }

  /** Returns the judgement recorded under a key, preferably for this very prompt and rubric. */
  public @Nullable Judgement judgement(String key, String prompt, String rubric) {
    return find(judgements, new Entry(key, prompt, rubric));
  }

  private static <T> @Nullable T find(Map<Entry, T> entries, Entry own) {
    T found = entries.get(own);
    return found != null ? found : entries.get(own.ofAny());
  }
}
