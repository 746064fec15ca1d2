package dev.janus.gate;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a gate measured.
 *
 * @param value to 17 significant digits; {@code null} when nothing could be measured
 * @param n prompts behind the value
 * @param clusters distinct tasks behind the value
 */
@API(status = Status.EXPERIMENTAL)
public record Measurement(@Nullable BigDecimal value, int n, int clusters) {}
