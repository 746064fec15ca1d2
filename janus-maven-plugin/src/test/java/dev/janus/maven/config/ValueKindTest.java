package dev.janus.maven.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAME|support-bench|-support|a/b|.hidden|a b",
        "CLASSES|a.B, c.D$E|a.B,|a-b|,|a.B c.D",
        "COUNT|1|0|-1|1.5|many",
        "WHOLE|-42|4.2|x|1e3|--1",
        "SCORE|1|0.99|5.01|-3|five",
        "SCORE|5.0|6|1,5|1.|.5",
        "RATE|0|-0.1|1.01|2|90%",
        "RATE|1|1.000001|-1|NaN|1/2",
        "TEMPERATURE|2|2.1|-0.1|hot|1e0",
        "TEMPERATURE|server|Server|3|x|none",
        "NUCLEUS|1|0|0.0|1.1|-1",
        "NUCLEUS|server|SERVER|2|x|none",
        "TOKENS|1|0|-1|1.5|none",
        "TOKENS|server|serverx|0|x|1k",
        "SECONDS|0.5|0|-1|86401|2m",
        "SECONDS|86400|86400.1|x|1e1|inf",
        "HOURS|25|0|-1|1.5|day",
        "MONEY|0|-0.1|1e3|free|1,5",
        "MONEY|0.075|-1|x|$1|1.",
        "COST|0.01|0|0.0|-1|much",
        "FLAG|true|True|yes|1|x",
        "FLAG|false|False|no|0|x",
        "TRANSPORT|direct|Direct|both|d|x",
        "TRANSPORT|batch|Batch|none|b|x",
        "DECIDE|rubrics|Rubrics|gate|both|x",
        "DECIDE|gates|GATES|rubric|none|x",
        "GRANULARITY|rubric|Rubric|bench|r|x",
        "GRANULARITY|split|Split|all|s|x",
        "MODE|plan|Plan|dry|p|x",
        "MODE|live|Live|dry|replay,live|x",
        "MODE|replay|Replay|rerun|r|x",
        "PROFILE|paper|Paper|janus|p|x",
        "PROFILE|default|Default|none|d|x",
        "SHARD|1/1|0/1|2/1|1|1/0",
        "SHARD|3/4|5/4|1/4/2|-1/4|a/b",
      })
  void takes_what_it_describes_and_nothing_else(
      ValueKind kind, String good, String bad, String worse, String odd, String wrong) {
    assertTrue(kind.accepts(good), good);
    Stream.of(bad, worse, odd, wrong).forEach(text -> assertFalse(kind.accepts(text), text));
  }

  @ParameterizedTest
  @EnumSource
  void takes_its_own_example_with_white_space_around_it(ValueKind kind) {
    assertTrue(kind.accepts("  " + kind.example() + "\n"));
  }

  @ParameterizedTest
  @EnumSource
  void takes_no_blank_text(ValueKind kind) {
    assertFalse(kind.accepts(" \n"));
  }

  @Test
  void takes_any_other_text() {
    assertTrue(ValueKind.TEXT.accepts("classpath:/a b.jsonl"));
    assertEquals("a text", ValueKind.TEXT.description());
  }
}
