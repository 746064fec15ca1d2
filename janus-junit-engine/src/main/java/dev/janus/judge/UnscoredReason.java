package dev.janus.judge;

import java.util.Locale;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Why a verdict has no score. */
@API(status = Status.EXPERIMENTAL)
public enum UnscoredReason {
  /** The judge's reply was blank. */
  BLANK(false),
  /** The judge's reply names no score. */
  NO_SCORE(false),
  /** The judge's reply was cut off: what it says so far is no verdict. */
  CUT_OFF(false),
  /** A filter of the judge's server cut the reply off. */
  FILTERED(false),
  /** The judge would not answer. */
  REFUSED(false),
  /** The judge named a whole number that is not 1 to 5. */
  OFF_SCALE(false),
  /** The judge named a number with a fraction. */
  NOT_WHOLE(false),
  /** The judge named different scores for one response. */
  CONFLICT(false),
  /** The judge could not be reached. */
  JUDGE_UNAVAILABLE(true),
  /** The transcript that is replayed does not hold the verdict. */
  NOT_RECORDED(true),
  /** There was no response to judge. */
  NO_RESPONSE(true);

  private final boolean transport;

  UnscoredReason(boolean transport) {
    this.transport = transport;
  }

  /** Tells whether a server is to blame, so that asking again later may give a score. */
  public boolean isTransport() {
    return transport;
  }

  /** Returns the name used in records and reports: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
