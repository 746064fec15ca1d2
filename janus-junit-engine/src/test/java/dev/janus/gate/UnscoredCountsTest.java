package dev.janus.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.judge.UnscoredReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnscoredCountsTest {

  @Test
  void every_reason_reads_well_after_a_number() {
    assertEquals(
        List.of(
            "blank",
            "naming no score",
            "cut off",
            "cut off by a filter",
            "refused by the judge",
            "off the scale",
            "not whole",
            "naming different scores",
            "without a reply from the judge",
            "missing in the transcript",
            "without a response to judge"),
        List.of(UnscoredReason.values()).stream().map(UnscoredCounts::describe).toList());
  }
}
