package dev.janus.run;

import dev.janus.judge.Judgement;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A verdict, as recorded.
 *
 * @param prompt id of the prompt
 * @param rubric id of the rubric
 * @param split id of the split
 * @param cluster key shared by prompts with the same task
 * @param judgement what was decided
 */
@API(status = Status.EXPERIMENTAL)
public record VerdictLine(
    String prompt, String rubric, String split, String cluster, Judgement judgement)
    implements RunLine {}
