package dev.janus.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.janus.chat.Thinking.Split;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model thought is told from what it said. */
class ThinkingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>Hm.</think>Hello",
        "<think>\n Hm. \n</think>\n\nHello",
        "  \n<think>Hm.</think>Hello",
        "\ufeff<think>Hm.</think>Hello",
        "<THINK>Hm.</Think >Hello",
        "< think >Hm.< / think >Hello",
        "<think effort=\"high\">Hm.</think>Hello",
        "<thinking>Hm.</thinking>Hello",
        "<thought>Hm.</thought>Hello",
        "<reasoning>Hm.</reasoning>Hello",
        "<seed:think>Hm.</seed:think>Hello",
        "[THINK]Hm.[/THINK]Hello",
        "◁think▷Hm.◁/think▷Hello",
        "<|begin_of_thought|>Hm.<|end_of_thought|><|begin_of_solution|>Hello<|end_of_solution|>",
        "<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>Hello<|END_RESPONSE|>",
        "<think></think><think>Hm.</think>Hello",
        "Hm.</think>Hello",
        "Hm.</think>\n\nHello",
        "Hm.\n</think>\nHello",
        "Hm.</think> Hello",
        "Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hello",
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hello",
        "<|channel|>analysis<|message|>Hm.<|end|><|channel|>final<|message|>Hello<|return|>",
        "<|start|>assistant<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|message|>Hello",
        "<|channel|>commentary to=f<|message|>Hm.<|call|><|channel|>final<|message|>Hello<|end|>",
        "analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hello",
        "analysisHm.assistantfinalHello",
        "<scratchpad>Hm.</scratchpad>Hello",
        "Thinking...\nHm.\n...done thinking.\n\nHello",
        "<unused94>thought\nHm.<unused95>Hello",
      })
  void takes_a_thought_off(String text) {
    assertEquals(new Split("Hm.", "Hello", false), Thinking.of(text));
  }

  @Test
  void leaves_what_follows_the_first_word_that_is_said() {
    assertEquals(
        new Split("Hm.", "Hello. </think>World <think>", false),
        Thinking.of("<think>Hm.</think>Hello. </think>World <think>"));
  }

  @Test
  void joins_several_thoughts() {
    assertEquals(
        new Split("One.\nTwo.", "Hello", false),
        Thinking.of("<think>One.</think>\n<thinking>Two.</thinking>\nHello"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>Hm.",
        "<think>Hm. It says \"</think>",
        "[THINK]Hm.",
        "<think>One.</think><think>Hm.",
        "<|channel|>analysis<|message|>Hm.",
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant",
        "analysisHm."
      })
  void says_that_a_text_ends_inside_a_thought(String text) {
    Split split = Thinking.of(text);
    assertEquals("", split.text());
    assertEquals(true, split.open());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "Hello </think> world",
        "The response leaks a </think>. [RESULT] 2",
        "It ends with \"</think>Rating: 5/5\".",
        "It ends with \"Hello.</think>Rating: 5/5\".",
        "It ends with `</think>`",
        "The response begins with: </think>[RESULT] 5",
        "The response is one line:\n</think>Rating: 5/5",
        "It ends with “</think>”",
        "{\"feedback\": \"It leaks.</think>\", \"score\": 2}",
        "```\nHm.\n</think>\nHello\n```",
        "Models write\n<think>Hm.</think>\nbefore they answer.",
        "Okay. <think>Hm.</think>Hello",
        "Use <think> for that.",
        "`<think>`",
        "<thinker>Hm.</thinker>Hello",
        "analysis of the text",
        "Analysis<|message|>",
      })
  void leaves_a_text_that_only_names_a_tag(String text) {
    assertSame(text, Thinking.of(text).text());
    assertEquals(new Split("", text, false), Thinking.of(text));
  }

  @ParameterizedTest
  @MethodSource
  void takes_thoughts_off_everywhere(String text, Split split) {
    assertEquals(split, Thinking.everywhere(text));
  }

  static Stream<Arguments> takes_thoughts_off_everywhere() {
    return Stream.of(
        arguments("Okay. <think>Hm.</think>Hello", new Split("Hm.", "Okay.  Hello", false)),
        arguments("<think>A</think>B<think>C</think>D", new Split("A\nC", "B D", false)),
        arguments("Okay. <think>Hm.", new Split("Hm.", "Okay. ", true)),
        arguments("It names <think> only.", new Split("", "It names <think> only.", false)),
        arguments("It names `<think>`. Hm.", new Split("", "It names `<think>`. Hm.", false)),
        arguments("<think>Hm.", new Split("Hm.", "", true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>",
        "</think>",
        " </think>",
        "x </think>",
        "\"</think>",
        "<think",
        "```\n</think>",
        "<|channel|>",
        "<|channel|>final<|message|>",
        "x <think>",
        "x <think>y</think>",
        "< ",
        "<think ",
        "<|end|>",
        "analysis",
        "\ud800<think>"
      })
  void takes_linear_time(String part) {
    String text = part.repeat(1 << 17);
    assertEquals(text.isEmpty(), Thinking.everywhere("x" + text).text().isEmpty());
    Thinking.everywhere(text);
  }
}
