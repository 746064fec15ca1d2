package dev.janus.run;

import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One rubric of one prompt and all its verdicts: what one test decides on.
 *
 * @param split id of the split
 * @param prompt id of the prompt
 * @param cluster key shared by prompts with the same task
 * @param rubric id of the rubric
 * @param judgements one per repeat, in order of repeat, at least one
 */
@API(status = Status.EXPERIMENTAL)
public record Check(
    String split, String prompt, String cluster, String rubric, List<Judgement> judgements) {

  /** Copies the list. */
  public Check {
    judgements = List.copyOf(judgements);
  }

  static Check of(VerdictLine line) {
    return new Check(
        line.split(), line.prompt(), line.cluster(), line.rubric(), List.of(line.judgement()));
  }

  /** Returns what tells this check from all others of a run. */
  public CheckId id() {
    return new CheckId(prompt, rubric);
  }

  /** Returns the scores of the verdicts that have one, in order of repeat. */
  public List<Integer> scores() {
    // Loops: figures ask for this a dozen times for each of perhaps a million checks.
    List<Integer> scores = new ArrayList<>(judgements.size());
    for (Judgement judgement : judgements) {
      if (judgement.verdict() instanceof Scored scored) {
        scores.add(scored.score());
      }
    }
    return Collections.unmodifiableList(scores);
  }

  /** Returns how many verdicts have no score. */
  public int unscored() {
    int unscored = 0;
    for (Judgement judgement : judgements) {
      unscored += judgement.verdict() instanceof Scored ? 0 : 1;
    }
    return unscored;
  }

  /** Returns all that figures are computed from: the same check without feedback and replies. */
  public Check withoutTexts() {
    return new Check(
        split, prompt, cluster, rubric, judgements.stream().map(Judgement::withoutTexts).toList());
  }

  /** Returns the check with one more judgement, or with one in the place of the same repeat's. */
  Check with(Judgement judgement) {
    List<Judgement> all = new ArrayList<>(judgements);
    all.removeIf(earlier -> earlier.repeat() == judgement.repeat());
    int place = 0;
    while (place < all.size() && all.get(place).repeat() < judgement.repeat()) {
      place++;
    }
    all.add(place, judgement);
    return new Check(split, prompt, cluster, rubric, all);
  }
}
