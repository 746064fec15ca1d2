package dev.janus.run;

import java.math.BigDecimal;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a gate, as recorded.
 *
 * @param name for example {@code mean}
 * @param split id of the split, or {@code overall}
 * @param status {@code passed}, {@code failed} or {@code inconclusive}
 * @param value what was measured, to 17 significant digits; {@code null} when nothing could be
 * @param threshold what it was compared with
 * @param n prompts behind the value
 * @param clusters distinct tasks behind the value
 * @param low lower confidence bound of the value, if one was computed
 * @param high upper confidence bound of the value, if one was computed
 * @param message one sentence for people
 */
@API(status = Status.EXPERIMENTAL)
public record GateLine(
    String name,
    String split,
    String status,
    @Nullable BigDecimal value,
    BigDecimal threshold,
    int n,
    int clusters,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    String message)
    implements RunLine {}
