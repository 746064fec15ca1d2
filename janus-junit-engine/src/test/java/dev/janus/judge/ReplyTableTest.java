package dev.janus.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Tables of replies, each with the score that a careful person notes. A reply with another score
 * than the person's is misread, and there may be none; one without a score is missed, and asked
 * again.
 */
class ReplyTableTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Outcome(List<String> misread, List<Integer> missed, int replies) {

    @Override
    public String toString() {
      return "%d replies: %d read right, %d misread, %d missed: lines %s"
          .formatted(
              replies,
              replies - misread.size() - missed.size(),
              misread.size(),
              missed.size(),
              missed);
    }
  }

  private static Outcome read(String table) throws IOException {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), 0);
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ReplyTableTest.class.getResourceAsStream(table)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        JsonNode row = JSON.readTree(line);
        Verdict verdict = new ReplyParser().parse(row.path("reply").asText());
        String found =
            verdict instanceof Scored scored ? Integer.toString(scored.score()) : "unscored";
        String expected = row.path("expected").asText();
        if (!found.equals(expected)) {
          if (verdict instanceof Unscored) {
            outcome.missed.add(number);
          } else {
            outcome.misread.add(
                number + ": " + found + " for " + expected + ": " + row.path("reply"));
          }
        }
      }
    }
    Outcome all = new Outcome(outcome.misread, outcome.missed, number);
    System.out.println(table + ": " + all);
    return all;
  }

  @Test
  void no_reply_that_is_known_to_have_failed_is_misread() throws IOException {
    Outcome outcome = read("judge-replies.jsonl");
    assertEquals(List.of(), outcome.misread);
    assertEquals(
        List.of(79, 87, 91, 104, 108, 109, 110, 111, 118, 137, 140, 141, 167, 254), outcome.missed);
  }

  @Test
  void no_other_reply_is_misread() throws IOException {
    Outcome outcome = read("more-judge-replies.jsonl");
    assertEquals(List.of(), outcome.misread);
    assertEquals(
        List.of(69, 104, 337, 338, 344, 350, 359, 416, 546, 559, 570, 607, 622, 628, 667, 822),
        outcome.missed);
  }
}
