package dev.janus.execution.cost;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Price;
import dev.janus.chat.TokenEstimate;
import dev.janus.execution.RunStop;
import dev.janus.execution.cost.Budget.Amount;
import java.util.concurrent.atomic.AtomicLong;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Asks another model as long as a budget allows, and then stops the run. Where the length of a
 * reply is not bounded, the longest one so far is what the next may take. As thread-safe as the
 * other model.
 */
@API(status = Status.EXPERIMENTAL)
public final class BudgetedModel implements ChatModel {

  private final ChatModel model;
  private final Budget budget;
  private final @Nullable Price price;
  private final RunStop stop;
  private final AtomicLong longestReply = new AtomicLong(Budget.REPLY);

  /**
   * Creates a model.
   *
   * @param budget shared with the other models of the run
   * @param price of the model's tokens; null where none is known
   * @param stop is told when the budget is spent
   */
  public BudgetedModel(ChatModel model, Budget budget, @Nullable Price price, RunStop stop) {
    this.model = model;
    this.budget = budget;
    this.price = price;
    this.stop = stop;
  }

  @Override
  public Completion complete(ChatRequest request) throws ChatException, InterruptedException {
    Amount estimate = Budget.amount(TokenEstimate.of(request, longestReply.get()), price);
    reserve(estimate);
    Amount actual = Amount.NONE;
    try {
      Completion completion = model.complete(request);
      longestReply.accumulateAndGet(completion.usage().output(), Math::max);
      actual = Budget.amount(completion.usage(), price);
      return completion;
    } finally {
      budget.settle(estimate, actual);
    }
  }

  private void reserve(Amount estimate) throws BudgetSpentException, InterruptedException {
    try {
      budget.reserve(estimate);
    } catch (BudgetSpentException e) {
      stop.request(String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
