package dev.janus.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.ChatModel;
import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import dev.janus.chat.Conversation;
import dev.janus.chat.ModelSettings;
import dev.janus.chat.Sampling;
import dev.janus.chat.ScriptedChat;
import dev.janus.chat.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

  private static final Sampling SAMPLING = new Sampling(0.5, null, 100, 7L);
  private static final ModelSettings SETTINGS =
      new ModelSettings("http://localhost/v1", "m", null, SAMPLING);
  private static final Conversation HELLO = Conversation.of("Be brief.", "Hello?");

  @Test
  void returns_what_the_model_says() throws Exception {
    var generator = generator(new ScriptedChat(List.of(says(" Hi. ", "stop"))));
    assertEquals(
        new Response(SETTINGS.key(HELLO, 1), 3, " Hi. ", new Usage(10, 2), "stop", 250, 2, "fp_1"),
        generator.respond(HELLO, 3));
  }

  @Test
  void asks_with_the_settings_and_without_a_schema() throws Exception {
    var script = new ScriptedChat(List.of(says("Hi.", "stop")));
    generator(script).respond(HELLO, 0);
    assertEquals(List.of(asked(1)), script.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\u200b\u200b", "\u00a0\ufeff"})
  void asks_again_after_a_blank_reply_and_counts_all_it_cost(String blank) throws Exception {
    var script = new ScriptedChat(List.of(says(blank, "length"), says("Hi.", "stop")));
    assertEquals(
        new Response(SETTINGS.key(HELLO, 1), 0, "Hi.", new Usage(20, 4), "stop", 250, 4, "fp_1"),
        generator(script).respond(HELLO, 0));
    assertEquals(List.of(asked(1), asked(2)), script.requests());
  }

  @Test
  void asks_again_five_times() throws Exception {
    List<Completion> completions = new ArrayList<>(Collections.nCopies(5, says("", "stop")));
    completions.add(says("Hi.", "stop"));
    var response = generator(new ScriptedChat(completions)).respond(HELLO, 0);
    assertEquals("Hi.", response.text());
    assertEquals(12, response.attempts());
    assertEquals(new Usage(60, 12), response.usage());
  }

  @Test
  void gives_up_after_six_blank_replies() {
    var script = new ScriptedChat(Collections.nCopies(7, says("", "stop")));
    var failure = assertThrows(ChatException.class, () -> generator(script).respond(HELLO, 0));
    assertEquals(
        """
        generator m: the reply was blank 6 times
          found: finish reason "stop"
          fix: see whether the server filters this prompt""",
        failure.getMessage());
    assertEquals(12, failure.attempts());
    assertEquals(6, script.requests().size());
  }

  @Test
  void says_what_to_do_when_there_were_too_few_tokens_for_a_reply() {
    var script = new ScriptedChat(Collections.nCopies(6, says("", "length")));
    var failure = assertThrows(ChatException.class, () -> generator(script).respond(HELLO, 0));
    assertEquals(
        """
        generator m: the reply was blank 6 times
          found: finish reason "length"
          fix: raise janus.generator.max-tokens""",
        failure.getMessage());
  }

  @Test
  void passes_on_why_no_reply_arrived() {
    var fault = new ChatException("generator m: HTTP 401", 1, null);
    var generator =
        new Generator(
            request -> {
              throw fault;
            },
            SETTINGS);
    assertSame(fault, assertThrows(ChatException.class, () -> generator.respond(HELLO, 0)));
  }

  @Test
  void tells_the_key_of_a_response_before_it_is_generated() {
    var generator = generator(new ScriptedChat(List.of()));
    assertEquals(SETTINGS.key(HELLO, 1), generator.key(HELLO));
    assertSame(SETTINGS, generator.settings());
  }

  private static Generator generator(ChatModel model) {
    return new Generator(model, SETTINGS);
  }

  private static Completion says(String text, String finishReason) {
    return new Completion(text, finishReason, new Usage(10, 2), "fp_1", Duration.ofMillis(250), 2);
  }

  private static ChatRequest asked(int ask) {
    return new ChatRequest(SETTINGS.key(HELLO, 1) + "-" + ask, HELLO, SAMPLING, null);
  }
}
