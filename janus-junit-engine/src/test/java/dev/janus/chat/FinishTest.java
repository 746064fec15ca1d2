package dev.janus.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "WHOLE: '', stop, STOP, eos, end_turn, stop_sequence, complete, tool_calls, function_call, other, null, x",
        "CUT_OFF: length, LENGTH, max_tokens, MAX_TOKENS, model_length, max_output_tokens, MaxTokens, "
            + "FinishReason.MAX_TOKENS, FINISH_REASON_MAX_TOKENS, model_context_window_exceeded, ERROR_LIMIT",
        "FILTERED: content_filter, content-filter, ContentFilter, CONTENT_FILTERED, safety, SAFETY, recitation, "
            + "PROHIBITED_CONTENT, BLOCKLIST, SPII, sensitive, guardrail_intervened, ERROR_TOXIC",
        "REFUSED: refusal, Refusal, refused",
        "BROKEN: error, ERROR, insufficient_system_resource, abort, network_error, server_error, error_timeout",
      })
  void has_a_word_at_each_vendor(Finish finish, String reasons) {
    for (String reason : reasons.split(", *", -1)) {
      assertEquals(finish, Finish.of(reason.replace("''", "")), reason);
    }
  }
}
