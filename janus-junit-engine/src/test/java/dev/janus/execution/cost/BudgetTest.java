package dev.janus.execution.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.chat.Price;
import dev.janus.chat.Usage;
import dev.janus.execution.cost.Budget.Amount;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be spent, to the token. */
@Timeout(60)
class BudgetTest {

  private static Amount tokens(long count) {
    return new Amount(count, BigDecimal.ZERO);
  }

  private static Amount cost(String amount) {
    return new Amount(0, new BigDecimal(amount));
  }

  private static Budget ofTokens(long maximum) {
    return new Budget(maximum, null);
  }

  private static String refusal(Budget budget, Amount estimate) {
    return String.valueOf(
        assertThrows(BudgetSpentException.class, () -> budget.reserve(estimate)).getMessage());
  }

  /** Reserves in a thread of its own; returns once that waits, or is through. */
  private static CompletableFuture<@Nullable String> reserving(Budget budget, Amount estimate)
      throws InterruptedException {
    CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                budget.reserve(estimate);
                outcome.complete("reserved");
              } catch (BudgetSpentException e) {
                outcome.complete("refused");
              } catch (InterruptedException e) {
                outcome.complete("interrupted");
              }
            });
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
    return outcome;
  }

  @Test
  void without_limits_everything_fits() throws Exception {
    Budget budget = new Budget(null, null);
    assertFalse(budget.isLimited());
    budget.reserve(new Amount(Long.MAX_VALUE / 2, new BigDecimal("1e30")));
  }

  @Test
  void one_limit_is_a_limit() {
    assertTrue(ofTokens(1).isLimited());
    assertTrue(new Budget(null, BigDecimal.ONE).isLimited());
  }

  @Test
  void a_request_that_just_fits_is_sent_and_one_token_more_is_not() throws Exception {
    ofTokens(100).reserve(tokens(100));
    assertEquals(
        "janus.budget.tokens: the budget does not cover another request\n  found: 0 of 100 tokens spent, and the next request may take 101\n  fix: raise it and run again, which goes on where this run stopped",
        refusal(ofTokens(100), tokens(101)));
  }

  @Test
  void money_is_compared_exactly() throws Exception {
    new Budget(null, new BigDecimal("0.30")).reserve(cost("0.3"));
    Budget budget = new Budget(null, new BigDecimal("0.50"));
    budget.reserve(cost("0.1"));
    budget.settle(cost("0.1"), cost("0.20"));
    assertEquals(
        "janus.budget.cost: the budget does not cover another request\n  found: 0.2 of 0.5 spent, and the next request may cost 0.300001\n  fix: raise it and run again, which goes on where this run stopped",
        refusal(budget, cost("0.300001")));
  }

  @Test
  void a_large_amount_is_written_out() {
    assertTrue(
        refusal(new Budget(null, new BigDecimal("100")), cost("2000"))
            .contains("found: 0 of 100 spent, and the next request may cost 2000"));
  }

  @Test
  void both_limits_hold() throws Exception {
    Budget budget = new Budget(100L, new BigDecimal("1"));
    budget.reserve(new Amount(100, BigDecimal.ONE));
    budget.settle(new Amount(100, BigDecimal.ONE), new Amount(10, BigDecimal.ONE));
    assertTrue(
        refusal(budget, new Amount(1, new BigDecimal("0.01"))).startsWith("janus.budget.cost"));
  }

  @Test
  void what_a_request_took_counts_not_what_it_might_have_taken() throws Exception {
    Budget budget = ofTokens(100);
    for (int i = 0; i < 5; i++) {
      budget.reserve(tokens(60));
      budget.settle(tokens(60), tokens(10));
    }
    assertTrue(refusal(budget, tokens(60)).contains("found: 50 of 100 tokens spent"));
  }

  @Test
  void a_request_that_took_more_than_was_thought_counts_whole() throws Exception {
    Budget budget = ofTokens(100);
    budget.reserve(tokens(10));
    budget.settle(tokens(10), tokens(400));
    assertTrue(refusal(budget, tokens(1)).contains("found: 400 of 100 tokens spent"));
  }

  @Test
  void what_earlier_sessions_spent_counts() throws Exception {
    Budget budget = ofTokens(100);
    budget.spent(tokens(60));
    budget.spent(tokens(30));
    budget.reserve(tokens(10));
    budget.settle(tokens(10), tokens(10));
    assertTrue(refusal(budget, tokens(1)).contains("found: 100 of 100 tokens spent"));
  }

  @Test
  void a_request_that_does_not_fit_beside_those_in_flight_waits_for_them() throws Exception {
    Budget budget = ofTokens(100);
    budget.reserve(tokens(60));
    CompletableFuture<@Nullable String> second = reserving(budget, tokens(60));
    assertFalse(second.isDone());
    budget.settle(tokens(60), tokens(40));
    assertEquals("reserved", second.get());
  }

  @Test
  void one_that_does_not_fit_when_nothing_is_in_flight_any_more_is_refused() throws Exception {
    Budget budget = ofTokens(100);
    budget.reserve(tokens(60));
    CompletableFuture<@Nullable String> second = reserving(budget, tokens(60));
    budget.settle(tokens(60), tokens(41));
    assertEquals("refused", second.get());
  }

  @Test
  void a_refusal_ends_all_that_wait_and_all_that_come() throws Exception {
    Budget budget = ofTokens(100);
    budget.reserve(tokens(60));
    CompletableFuture<@Nullable String> second = reserving(budget, tokens(70));
    CompletableFuture<@Nullable String> third = reserving(budget, tokens(80));
    budget.settle(tokens(60), tokens(60));
    assertEquals("refused", second.get());
    assertEquals("refused", third.get());
    // It would fit, but a run that goes on with small requests only judges something else.
    String first = refusal(budget, tokens(1));
    assertEquals(first, refusal(budget, tokens(2)));
  }

  @Test
  void one_that_waits_can_be_interrupted_and_has_reserved_nothing() throws Exception {
    Budget budget = ofTokens(100);
    budget.reserve(tokens(100));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> budget.reserve(tokens(1)));
    budget.settle(tokens(100), tokens(0));
    budget.reserve(tokens(100));
  }

  @Test
  void tokens_cost_what_their_price_says() {
    Price price = new Price(new BigDecimal("3"), new BigDecimal("15"));
    Amount amount = Budget.amount(new Usage(1000, 200), price);
    assertEquals(1200, amount.tokens());
    assertEquals(0, new BigDecimal("0.006").compareTo(amount.cost()));
    assertEquals(new Amount(7, BigDecimal.ZERO), Budget.amount(new Usage(3, 4), null));
  }
}
