package dev.janus.judge;

import dev.janus.text.Secrets;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The judge's decision on one rubric: a score, or why there is none. */
@API(status = Status.EXPERIMENTAL)
public sealed interface Verdict permits Scored, Unscored {

  /** Returns the same decision without what was said about it. */
  Verdict withoutText();

  /** Returns the same decision as it may be written and shown. */
  Verdict redacted(Secrets secrets);
}
