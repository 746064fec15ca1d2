package dev.janus.engine.models;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Price;
import dev.janus.chat.TokenEstimate;
import dev.janus.chat.Usage;
import dev.janus.digest.DigestIndex;
import dev.janus.execution.cost.Budget;
import dev.janus.execution.cost.Budget.Amount;
import org.jspecify.annotations.Nullable;

/**
 * What a budget is told of requests whose answers come out of the store of a run. Those of this
 * session are counted where they are asked; an answer that an earlier session left in the store
 * counts when it is first used. Thread-safe.
 */
final class BatchSpending {

  private final Budget budget;

  /** The requests that are counted. */
  private final DigestIndex counted = new DigestIndex();

  private Amount wanted = Amount.NONE;

  BatchSpending(Budget budget) {
    this.budget = budget;
  }

  /** A request waits for the next batch. */
  synchronized void wanted(ChatRequest request, @Nullable Price price) {
    if (isNew(request)) {
      wanted = wanted.plus(Budget.amount(TokenEstimate.of(request, Budget.REPLY), price));
    }
  }

  /** A request is asked directly, where it is counted. */
  synchronized void asked(ChatRequest request) {
    isNew(request);
  }

  /** The store told the answer to a request. */
  synchronized void told(ChatRequest request, Usage usage, @Nullable Price price) {
    if (isNew(request)) {
      budget.spent(Budget.amount(usage, price));
    }
  }

  private boolean isNew(ChatRequest request) {
    boolean isNew = budget.isLimited() && counted.get(request.id()).isEmpty();
    if (isNew) {
      counted.put(request.id(), 0);
    }
    return isNew;
  }

  /** Returns what those that began to wait since the last time may take. */
  synchronized Amount takeWanted() {
    Amount taken = wanted;
    wanted = Amount.NONE;
    return taken;
  }
}
