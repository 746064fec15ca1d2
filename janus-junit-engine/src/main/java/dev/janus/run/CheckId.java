package dev.janus.run;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Names one rubric of one prompt within a run.
 *
 * @param prompt id of the prompt
 * @param rubric id of the rubric
 */
@API(status = Status.EXPERIMENTAL)
public record CheckId(String prompt, String rubric) {}
