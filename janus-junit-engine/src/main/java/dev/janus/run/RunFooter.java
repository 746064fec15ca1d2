package dev.janus.run;

import dev.janus.chat.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a run that ended, whole or interrupted.
 *
 * @param finished when
 * @param responses responses in the record; one that was recorded again counts once
 * @param verdicts verdicts in the record, unscored ones included; likewise
 * @param unscored verdicts without a score; likewise
 * @param usage tokens of all that was recorded
 * @param cost of these tokens, exactly; null where a price is not known
 * @param interrupted whether something that was to be done was not done
 */
@API(status = Status.EXPERIMENTAL)
public record RunFooter(
    Instant finished,
    long responses,
    long verdicts,
    long unscored,
    Usage usage,
    @Nullable BigDecimal cost,
    boolean interrupted)
    implements RunLine {}
