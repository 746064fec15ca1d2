package dev.janus.execution.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.Price;
import dev.janus.chat.Sampling;
import dev.janus.chat.ScriptedChat;
import dev.janus.chat.Usage;
import dev.janus.execution.RunStop;
import dev.janus.execution.RunStop.OnFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A model that is asked as long as a budget allows. */
class BudgetedModelTest {

  private final RunStop stop = new RunStop(OnFailure.GO_ON);

  private static Completion completion(long input, long output) {
    return new Completion("Hi", "stop", new Usage(input, output), null, Duration.ZERO, 1);
  }

  /** Returns a request of 100 characters, which are taken for 25 tokens. */
  private static ChatRequest request(@Nullable Integer maxTokens) {
    Sampling sampling = new Sampling(null, null, maxTokens, null);
    return new ChatRequest("k-1", Conversation.of("", "x".repeat(100)), sampling, null);
  }

  private BudgetedModel model(ChatModel model, long tokens) {
    return new BudgetedModel(model, new Budget(tokens, null), null, stop);
  }

  @Test
  void a_request_is_sent_when_it_and_the_longest_reply_allowed_fit() throws Exception {
    Completion reply = completion(20, 5);
    assertSame(reply, model(new ScriptedChat(List.of(reply)), 75).complete(request(50)));
  }

  @Test
  void one_that_does_not_fit_is_not_sent_and_stops_the_run() {
    ScriptedChat chat = new ScriptedChat(List.of());
    BudgetSpentException spent =
        assertThrows(BudgetSpentException.class, () -> model(chat, 74).complete(request(50)));
    assertEquals(List.of(), chat.requests());
    assertEquals(0, spent.attempts());
    assertEquals(Optional.of(String.valueOf(spent.getMessage())), stop.reason());
  }

  @Test
  void a_reply_of_any_length_is_taken_for_512_tokens() throws Exception {
    model(new ScriptedChat(List.of(completion(1, 1))), 537).complete(request(null));
    assertThrows(
        BudgetSpentException.class,
        () -> model(new ScriptedChat(List.of()), 536).complete(request(null)));
  }

  @Test
  void and_for_the_longest_so_far_once_one_was_longer() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(List.of(completion(25, 600), completion(25, 10), completion(25, 10)));
    BudgetedModel model = model(chat, 625 + 35 + 624);
    model.complete(request(null));
    model.complete(request(null));
    assertThrows(BudgetSpentException.class, () -> model.complete(request(null)));
    assertEquals(2, chat.requests().size());
  }

  @Test
  void a_call_that_failed_gives_back_what_was_reserved() {
    ChatException down = new ChatException("down", 3, null);
    BudgetedModel model =
        model(
            request -> {
              throw down;
            },
            75);
    assertSame(down, assertThrows(ChatException.class, () -> model.complete(request(50))));
    assertSame(down, assertThrows(ChatException.class, () -> model.complete(request(50))));
    assertEquals(Optional.empty(), stop.reason());
  }

  @Test
  void models_of_one_run_share_its_budget_each_at_its_price() throws Exception {
    Budget budget = new Budget(null, new BigDecimal("0.001"));
    Price cheap = new Price(BigDecimal.ONE, BigDecimal.ONE);
    Price dear = new Price(BigDecimal.TEN, BigDecimal.TEN);
    ScriptedChat chat = new ScriptedChat(List.of(completion(25, 50), completion(25, 50)));
    new BudgetedModel(chat, budget, cheap, stop).complete(request(50));
    new BudgetedModel(chat, budget, dear, stop).complete(request(50));
    BudgetSpentException spent =
        assertThrows(
            BudgetSpentException.class,
            () -> new BudgetedModel(chat, budget, dear, stop).complete(request(50)));
    assertEquals(
        "janus.budget.cost: the budget does not cover another request\n  found: 0.000825 of 0.001 spent, and the next request may cost 0.00075\n  fix: raise it and run again, which goes on where this run stopped",
        spent.getMessage());
  }
}
