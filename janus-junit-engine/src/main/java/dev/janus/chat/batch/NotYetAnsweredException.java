package dev.janus.chat.batch;

import dev.janus.chat.NotAskedException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A request was noted and goes out with the next batch. This is no failure: whoever asked asks
 * again when the batch is answered. It has no stack trace, as it is thrown once for each request.
 */
@API(status = Status.INTERNAL)
public final class NotYetAnsweredException extends NotAskedException {

  private static final long serialVersionUID = 1L;

  NotYetAnsweredException(String where) {
    super(
        where
            + """
            : not answered yet
              found: a request that goes out with the next batch
              fix: wait for the batch, or run again: what was asked is not paid for twice""");
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
