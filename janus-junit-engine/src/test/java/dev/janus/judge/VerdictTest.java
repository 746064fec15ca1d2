package dev.janus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1})
  void a_score_is_one_to_five(int score) {
    var failure = assertThrows(IllegalArgumentException.class, () -> new Scored(score, ""));
    assertEquals("a score is 1 to 5, not " + score, failure.getMessage());
  }

  @Test
  void servers_are_to_blame_for_three_reasons_only() {
    assertEquals(
        List.of(
            UnscoredReason.JUDGE_UNAVAILABLE,
            UnscoredReason.NOT_RECORDED,
            UnscoredReason.NO_RESPONSE),
        Stream.of(UnscoredReason.values()).filter(UnscoredReason::isTransport).toList());
  }

  @Test
  void reasons_are_named_in_lower_case_with_hyphens() {
    assertEquals(
        List.of(
            "blank",
            "no-score",
            "cut-off",
            "filtered",
            "refused",
            "off-scale",
            "not-whole",
            "conflict",
            "judge-unavailable",
            "not-recorded",
            "no-response"),
        Stream.of(UnscoredReason.values()).map(UnscoredReason::id).toList());
  }
}
