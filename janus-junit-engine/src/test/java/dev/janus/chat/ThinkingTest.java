package dev.janus.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "<think>a</think>Hi. ^ Hi. ^ a",
        "<think>~a~</think>~~Hi.~ ^ Hi. ^ a",
        "<THINKING>a</THINKING>Hi. ^ Hi. ^ a",
        "<thought>a</thought>Hi. ^ Hi. ^ a",
        "[THINK]a[/THINK]Hi. ^ Hi. ^ a",
        "<seed:think>a</seed:think>Hi. ^ Hi. ^ a",
        "◁think▷a◁/think▷Hi. ^ Hi. ^ a",
        "<|begin_of_thought|>a<|end_of_thought|>Hi. ^ Hi. ^ a",
        "<think>a</think><think>b</think>Hi. ^ Hi. ^ a~b",
        "<think>a <think>b</think> c</think>Hi. ^ Hi. ^ a <think>b</think> c",
        "<think>or <think> is it</think>Hi. ^ Hi. ^ or <think> is it",
        "<think></think>Hi. ^ Hi. ^ ''",
        "Hi.~<think>a</think>~Ho. ^ Hi.~~Ho. ^ a",
        "a~</think>~~Hi. ^ Hi. ^ a",
        "a</think>Hi. ^ Hi. ^ a",
        "</think>Rating: 5/5 ^ Rating: 5/5 ^ ''",
        "<think>a ^ '' ^ a",
        "<think>a</think> ^ '' ^ a",
        "Hi.</think> ^ '' ^ Hi.",
        "Hi.~<think>a ^ Hi. ^ a",
        "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>Hi.<|return|> ^ Hi. ^ a",
        "<|channel|>analysis<|message|>a ^ '' ^ a",
        "analysisI see.assistantfinalHi. ^ Hi. ^ I see.",
      })
  void is_told_apart(String said, String text, String thought) {
    assertEquals(
        new Thinking(text.replace('~', '\n'), thought.replace('~', '\n')),
        Thinking.split(said.replace('~', '\n')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " Hi. \n",
        "",
        "Models write <think> first.",
        "Write `</think>` at its end.",
        "Close it with </think> and go on.",
        "```\n<think>a</think>\n```",
        "```xml\na\n</think>\n```",
        "an analysis: assistantfinal",
        "I think <thin>k.",
        "The <|channel|> token.",
      })
  void leaves_a_text_without_thinking_as_it_is(String said) {
    assertEquals(new Thinking(said, ""), Thinking.split(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think><think></think>",
        "<think>",
        "</think>",
        "\n<think>",
        "\n```\n<think></think>",
        "<|channel|>",
        "<|channel|>final<",
        "<|start|>x",
      })
  void takes_linear_time(String part) {
    String said = "x" + part.repeat(200_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Thinking.split(said));
  }

  @Test
  void of_a_text_is_nothing_but_its_thought() {
    Thinking once = Thinking.split("<think>a</think>Hi.");
    assertEquals(new Thinking("Hi.", ""), Thinking.split(once.text()));
  }
}
