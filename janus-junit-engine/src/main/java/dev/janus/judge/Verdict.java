package dev.janus.judge;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** The judge's decision on one rubric: a score, or why there is none. */
@API(status = Status.EXPERIMENTAL)
public sealed interface Verdict permits Scored, Unscored {

  /** Returns the same decision without what was said about it. */
  Verdict withoutText();
}
