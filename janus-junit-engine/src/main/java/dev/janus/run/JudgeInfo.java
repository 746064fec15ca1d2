package dev.janus.run;

import dev.janus.chat.ModelSettings;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a run record says of its judge.
 *
 * @param model which model judges
 * @param repeats how often each rubric is judged, at least 1
 * @param template digest of the judge template
 */
@API(status = Status.EXPERIMENTAL)
public record JudgeInfo(ModelSettings model, int repeats, String template) {}
