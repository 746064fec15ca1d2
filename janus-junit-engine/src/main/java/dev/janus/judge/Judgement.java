package dev.janus.judge;

import dev.janus.chat.Usage;
import dev.janus.text.Secrets;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A verdict and what it took to get it.
 *
 * @param key of the request that produced it
 * @param repeat which judging of the same response and rubric, from 1
 * @param verdict the decision
 * @param raw the judge's last reply, unchanged; empty when there was none
 * @param usage tokens of all replies, re-asks included
 * @param latencyMs of all replies together, re-asks included, in milliseconds
 * @param attempts requests sent, re-asks and retries included; 0 when it came out of a cache
 * @param fingerprint what the server said of its own configuration with the last reply, if it did
 */
@API(status = Status.EXPERIMENTAL)
public record Judgement(
    String key,
    int repeat,
    Verdict verdict,
    String raw,
    Usage usage,
    long latencyMs,
    int attempts,
    @Nullable String fingerprint) {

  /** Returns what figures are computed from: no key, no feedback, no reply, no fingerprint. */
  public Judgement withoutTexts() {
    return new Judgement("", repeat, verdict.withoutText(), "", usage, latencyMs, attempts, null);
  }

  /** Returns the judgement as one that nothing was asked for: it came out of a cache. */
  public Judgement asCached() {
    return new Judgement(key, repeat, verdict, raw, Usage.NONE, 0, 0, fingerprint);
  }

  /** Returns the judgement as it may be written and shown. */
  public Judgement redacted(Secrets secrets) {
    return new Judgement(
        key,
        repeat,
        verdict.redacted(secrets),
        secrets.redact(raw),
        usage,
        latencyMs,
        attempts,
        fingerprint == null ? null : secrets.redact(fingerprint));
  }
}
