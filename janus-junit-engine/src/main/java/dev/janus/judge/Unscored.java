package dev.janus.judge;

import dev.janus.text.Secrets;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A verdict without a score. It is never counted as a low score, and never left out of a count.
 *
 * @param reason which kind of failure
 * @param detail what was found, for people
 */
@API(status = Status.EXPERIMENTAL)
public record Unscored(UnscoredReason reason, String detail) implements Verdict {

  @Override
  public Unscored withoutText() {
    return new Unscored(reason, "");
  }

  @Override
  public Unscored redacted(Secrets secrets) {
    return new Unscored(reason, secrets.redact(detail));
  }
}
