package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Conversation;
import dev.janus.chat.Sampling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "4, 1", "5, 2", "4000, 1000"})
  void is_a_quarter_of_the_characters(int characters, int tokens) {
    assertEquals(tokens + 7, TokenEstimate.of(request("", "x".repeat(characters), 7)));
  }

  @Test
  void counts_every_message() {
    assertEquals(3 + 7, TokenEstimate.of(request("x".repeat(5), "x".repeat(5), 7)));
  }

  @Test
  void supposes_a_reply_of_256_tokens_when_it_has_no_bound() {
    assertEquals(1 + 256, TokenEstimate.of(request("", "Hi.", null)));
  }

  private static ChatRequest request(String system, String user, @Nullable Integer maxTokens) {
    return new ChatRequest(
        "id", Conversation.of(system, user), new Sampling(null, null, maxTokens, null), null);
  }
}
