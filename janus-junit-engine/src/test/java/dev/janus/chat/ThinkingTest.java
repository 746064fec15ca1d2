package dev.janus.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkingTest {

  static Stream<Arguments> responses() {
    return Stream.of(
        arguments("<think>Why?</think>Hello", "Why?", "Hello"),
        arguments("\n<thinking a=\"b\">Why?</thinking>\n\nHello", "Why?", "Hello"),
        arguments("<thought>a</thought><think>b</think>Hello", "a\nb", "Hello"),
        arguments("[THINK]Why?[/THINK]Hello", "Why?", "Hello"),
        arguments("\u25c1think\u25b7Why?\u25c1/think\u25b7Hello", "Why?", "Hello"),
        arguments("<|begin_of_thought|>Why?<|end_of_thought|>Hello", "Why?", "Hello"),
        arguments("Why?\n</think>\n\nHello", "Why?\n</think>", "Hello"),
        arguments(
            "<|channel|>analysis<|message|>Why?<|end|><|start|>assistant<|channel|>final<|message|>Hello<|return|>",
            "Why?",
            "Hello"));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void a_thought_in_front_is_taken_off(String response, String thought, String text) {
    assertEquals(new Thinking(thought, text, false), Thinking.before(response));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "Write <think>like this</think> around it.",
        "```\n<think>a</think>\n```",
        "The tag </think> closes it.",
        "Hello <think> world"
      })
  void what_is_said_about_thoughts_stays(String response) {
    assertEquals(new Thinking("", response, false), Thinking.before(response));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<think>Why", "<think>a</think><think>Why", "<|channel|>analysis<|message|>Why"})
  void a_thought_without_an_end_leaves_no_text(String response) {
    assertEquals("", Thinking.before(response).text());
    assertEquals(true, Thinking.before(response).isOpen());
  }
}
