package dev.janus.gate;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * How the rubrics of one id, one per prompt, were scored.
 *
 * @param rubric the id
 * @param seen how many have verdicts
 * @param scored how many have a score
 * @param mean of their scores, to 17 significant digits; {@code null} when none has one
 */
@API(status = Status.EXPERIMENTAL)
public record RubricMean(String rubric, int seen, int scored, @Nullable BigDecimal mean) {}
