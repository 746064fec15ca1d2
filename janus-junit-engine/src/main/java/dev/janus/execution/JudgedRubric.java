package dev.janus.execution;

import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.generate.Response;
import dev.janus.run.Check;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A rubric that has all its verdicts.
 *
 * @param prompt what was asked
 * @param rubric what it was judged by
 * @param response what was judged; null when there was none
 * @param check the verdicts
 */
@API(status = Status.EXPERIMENTAL)
public record JudgedRubric(
    Prompt prompt, Rubric rubric, @Nullable Response response, Check check) {}
