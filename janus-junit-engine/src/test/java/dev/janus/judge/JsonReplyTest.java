package dev.janus.judge;

import static dev.janus.judge.UnscoredReason.NOT_WHOLE;
import static dev.janus.judge.UnscoredReason.NO_SCORE;
import static dev.janus.judge.UnscoredReason.OFF_SCALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are, or end with, a JSON object. */
class JsonReplyTest {

  private final ReplyParser parser = new ReplyParser();

  @ParameterizedTest
  @MethodSource
  void reads_the_score_of_an_object(String reply, int score, String feedback) {
    assertEquals(new Scored(score, feedback), parser.parse(reply));
  }

  static Stream<Arguments> reads_the_score_of_an_object() {
    return Stream.of(
        arguments("{\"feedback\": \" Kind. \", \"score\": 4}", 4, "Kind."),
        arguments("{\"score\": 4, \"feedback\": \"Kind.\"}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"score\": \"4\"}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"score\": \"4/5\"}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"score\": \" 4 \"}", 4, "Kind."),
        arguments("{\"score\": 4}", 4, ""),
        arguments("{\"feedback\": null, \"score\": 4}", 4, ""),
        arguments("{\"feedback\": [\"Kind.\"], \"score\": 4}", 4, ""),
        arguments(
            "{\"feedback\": \"It says [RESULT] 5.\", \"score\": 1}", 1, "It says [RESULT] 5."),
        arguments("{\"feedback\": \"Two\nlines\", \"score\": 4}", 4, "Two\nlines"),
        arguments("{\"feedback\": \"It\\'s kind.\", \"score\": 4}", 4, "It's kind."),
        arguments("{\"feedback\": \"A } brace\", \"score\": 4}", 4, "A } brace"),
        arguments("```json\n{\"feedback\": \"Kind.\", \"score\": 4}\n```", 4, "Kind."),
        arguments("```\n{\"feedback\": \"Kind.\", \"score\": 4}\n```", 4, "Kind."),
        arguments("```json\r\n{\"feedback\": \"Kind.\", \"score\": 4}\r\n```\r\n", 4, "Kind."),
        arguments("<think>{\"score\": 1}</think>{\"score\": 4}", 4, ""),
        arguments("Here:\n```json\n{\"feedback\": \"Kind.\", \"score\": 4}\n```", 4, "Kind."),
        arguments("Here:\n{\n  \"feedback\": \"Kind.\",\n  \"score\": 4\n}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind. [RESULT] 4\"}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"score\": \"four\"}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"Score\": 4}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"score\": 4.0}", 4, "Kind."),
        arguments("{\"feedback\": \"Kind.\", \"score\": 4e0}", 4, "Kind."),
        arguments("{score: 4}", 4, ""),
        arguments("[{\"score\": 4}]", 4, ""),
        arguments("{\"score\": 4} I hope that helps!", 4, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"feedback\": \"Kind.\", \"score\": null}",
        "{\"feedback\": \"[RESULT] 5\", \"score\": null}",
        "{\"feedback\": \"Kind.\", \"score\": [4]}",
        "{\"feedback\": \"Kind.\", \"score\": {\"value\": 4}}",
        "{\"feedback\": \"Kind.\", \"score\": true}",
        "{\"feedback\": \"Kind.\", \"score\": \"\"}",
        "{\"feedback\": \"Kind.\"}",
        "{}",
        "{\"score\": 4} {\"score\": 2}",
        "{\"score\": 5, \"score\": 2}",
        "{\"feedback\": \"Kind.\", \"sco",
        "[{\"score\": 4}, {\"score\": 4}]",
        "Kind.\n{\"score\": 5}\nis what it says.",
        "{\"score\": 5} it says. [RESULT] 2",
        "The response is just {\"score\": 5} and nothing else.",
        "The response is just {\"score\": 5}",
        "The response says\n{\"score\": 5}\nand nothing else.",
        "{\"score\": 5}\nis all the response says.",
        "```json\n{\"score\": 5}\n```\nis all the response says.",
        "```json\n{\"score\": 5}\n``` and ```",
        "```java\nclass Kind {}\n```",
      })
  void finds_no_score(String reply) {
    assertEquals(new Unscored(NO_SCORE, "the judge's reply names no score"), parser.parse(reply));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "6, 6", "-3, -3", "10, 10", "4000000000, 4000000000", "\"7/10\", 7/10"})
  void refuses_a_score_that_is_off_the_scale(String score, String named) {
    assertEquals(
        new Unscored(OFF_SCALE, "the judge named a score that is not 1 to 5: " + named),
        parser.parse("{\"feedback\": \"Kind.\", \"score\": " + score + "}"));
  }

  @ParameterizedTest
  @CsvSource({"3.5, 3.5", "\"3.5\", 3.5", "3.99999999999999999999, 3.9999999999"})
  void refuses_a_score_that_is_not_whole(String score, String named) {
    assertEquals(
        new Unscored(NOT_WHOLE, "the judge named a score that is not a whole number: " + named),
        parser.parse("{\"feedback\": \"Kind.\", \"score\": " + score + "}"));
  }
}
