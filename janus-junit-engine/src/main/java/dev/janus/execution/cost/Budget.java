package dev.janus.execution.cost;

import dev.janus.chat.Price;
import dev.janus.chat.Usage;
import java.math.BigDecimal;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a run may spend, and what it has spent. Before a request is sent, what it may take is
 * reserved; what it did take is known from the reply. A request that does not fit beside what is
 * reserved waits, for most take less than was reserved; one that does not fit when nothing else is
 * in flight ends the run, and so does every later one.
 *
 * <p>Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class Budget {

  /**
   * What is spent.
   *
   * @param tokens sent and received
   * @param cost of them
   */
  public record Amount(long tokens, BigDecimal cost) {

    /** Nothing. */
    public static final Amount NONE = new Amount(0, BigDecimal.ZERO);

    /** Returns the sum. */
    public Amount plus(Amount other) {
      return new Amount(tokens + other.tokens, cost.add(other.cost));
    }

    private Amount minus(Amount other) {
      return new Amount(tokens - other.tokens, cost.subtract(other.cost));
    }
  }

  /** What a reply of any length is taken for before any is known, in tokens. */
  public static final long REPLY = 512;

  private final @Nullable Long maximumTokens;
  private final @Nullable BigDecimal maximumCost;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition settled = lock.newCondition();
  private Amount spent = Amount.NONE;
  private Amount reserved = Amount.NONE;
  private int inFlight;
  private @Nullable String refusal;

  /**
   * Creates a budget.
   *
   * @param maximumTokens at most so many; null for any number
   * @param maximumCost at most so much; null for any amount
   */
  public Budget(@Nullable Long maximumTokens, @Nullable BigDecimal maximumCost) {
    this.maximumTokens = maximumTokens;
    this.maximumCost = maximumCost;
  }

  /** Tells whether there is any limit. */
  public boolean isLimited() {
    return maximumTokens != null || maximumCost != null;
  }

  /**
   * Takes note of what was spent without being reserved, such as by earlier sessions of the run.
   */
  public void spent(Amount earlier) {
    lock.lock();
    try {
      spent = spent.plus(earlier);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reserves what a request may take. Each return is followed by one {@link #settle}.
   *
   * @throws BudgetSpentException if it does not fit, now or earlier
   * @throws InterruptedException if the calling thread is interrupted while waiting
   */
  public void reserve(Amount estimate) throws BudgetSpentException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (refusal == null && inFlight > 0 && objection(estimate) != null) {
        settled.await();
      }
      if (refusal == null) {
        refusal = objection(estimate);
        settled.signalAll();
      }
      if (refusal != null) {
        throw new BudgetSpentException(refusal);
      }
      reserved = reserved.plus(estimate);
      inFlight++;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable String objection(Amount estimate) {
    Amount after = spent.plus(reserved).plus(estimate);
    if (maximumTokens != null && after.tokens > maximumTokens) {
      return refusal(
          "janus.budget.tokens",
          "%d of %d tokens spent, and the next request may take %d"
              .formatted(spent.tokens, maximumTokens, estimate.tokens));
    }
    if (maximumCost != null && after.cost.compareTo(maximumCost) > 0) {
      return refusal(
          "janus.budget.cost",
          "%s of %s spent, and the next request may cost %s"
              .formatted(money(spent.cost), money(maximumCost), money(estimate.cost)));
    }
    return null;
  }

  private static String refusal(String key, String found) {
    return "%s: the budget does not cover another request\n  found: %s\n  fix: raise it and run again, which goes on where this run stopped"
        .formatted(key, found);
  }

  private static String money(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  /** Puts what a request took in the place of what was reserved for it. */
  public void settle(Amount estimate, Amount actual) {
    lock.lock();
    try {
      reserved = reserved.minus(estimate);
      spent = spent.plus(actual);
      inFlight--;
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns what one model's tokens mean to a budget. */
  public static Amount amount(Usage usage, @Nullable Price price) {
    return new Amount(usage.total(), price == null ? BigDecimal.ZERO : price.of(usage));
  }
}
