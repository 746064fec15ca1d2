package dev.janus.engine;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Price;
import dev.janus.chat.TokenEstimate;
import dev.janus.chat.Usage;
import dev.janus.chat.batch.OffsetIndex;
import dev.janus.execution.Budget;
import dev.janus.execution.Budget.Amount;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What answers that come out of the store of a run have cost. A request that waits for a batch
 * counts as estimated, and as what it took once it is answered; an answer that an earlier session
 * left there counts when it is first used; one that was asked directly has been counted.
 * Thread-safe.
 */
final class BatchSpending {

  private static final int COUNTED = 0;
  private static final int ESTIMATED = 1;

  private final Budget budget;
  private final OffsetIndex requests = new OffsetIndex();
  private Amount wanted = Amount.NONE;

  BatchSpending(Budget budget) {
    this.budget = budget;
  }

  /** A request waits for the next batch. */
  synchronized void wanted(ChatRequest request, @Nullable Price price) {
    if (budget.isLimited() && requests.get(request.id()).isEmpty()) {
      requests.put(request.id(), ESTIMATED);
      wanted = wanted.plus(estimate(request, price));
    }
  }

  /** A request is counted where it is asked. */
  synchronized void asked(ChatRequest request) {
    if (budget.isLimited()) {
      requests.put(request.id(), COUNTED);
    }
  }

  /** The store told how a request ended; that is counted once. */
  synchronized void told(ChatRequest request, Usage usage, @Nullable Price price) {
    OptionalLong before = requests.get(request.id());
    if (!budget.isLimited() || before.orElse(ESTIMATED) == COUNTED) {
      return;
    }
    Amount actual = Budget.amount(usage, price);
    budget.spent(before.isEmpty() ? actual : actual.minus(estimate(request, price)));
    requests.put(request.id(), COUNTED);
  }

  private static Amount estimate(ChatRequest request, @Nullable Price price) {
    return Budget.amount(TokenEstimate.of(request, Budget.REPLY), price);
  }

  /** Returns what those that began to wait since the last time may take. */
  synchronized Amount takeWanted() {
    Amount taken = wanted;
    wanted = Amount.NONE;
    return taken;
  }
}
