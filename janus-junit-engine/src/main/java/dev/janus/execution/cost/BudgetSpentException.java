package dev.janus.execution.cost;

import dev.janus.chat.NotAskedException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** A request was not sent, because the budget of the run might not cover it. */
@API(status = Status.EXPERIMENTAL)
public class BudgetSpentException extends NotAskedException {

  private static final long serialVersionUID = 1L;

  BudgetSpentException(String message) {
    super(message);
  }
}
