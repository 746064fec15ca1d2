package dev.janus.run;

import dev.janus.judge.Judgement;
import dev.janus.judge.Scored;
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

  /** Returns the scores of the verdicts that have one, in order of repeat. */
  public List<Integer> scores() {
    return judgements.stream()
        .map(Judgement::verdict)
        .filter(Scored.class::isInstance)
        .map(verdict -> ((Scored) verdict).score())
        .toList();
  }

  /** Returns how many verdicts have no score. */
  public int unscored() {
    return judgements.size() - scores().size();
  }
}
