package dev.janus.gate;

import static dev.janus.gate.RunBuilder.scored;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.janus.judge.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GPT-4's real scores, three of each response, give the means that were computed elsewhere. */
class RealMeansTest {

  private static final Path REAL = Path.of("../../shared/data/real");

  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @ValueSource(strings = {"vicuna", "chat_gpt", "wizard", "llama-2-chat"})
  void recorded_scores_give_the_expected_means(String model) throws IOException {
    if (!Files.exists(REAL)) {
      Assumptions.abort("SKIPPED: " + REAL + " is absent, so no real scores are checked");
    }
    ObjectMapper mapper = new ObjectMapper();
    JsonNode expected =
        mapper.readTree(REAL.resolve("vicuna-recorded.expected.json").toFile()).get(model);
    RunBuilder run = new RunBuilder().split("vicuna", 80, 80).repeats(3);
    for (String line : Files.readAllLines(REAL.resolve("vicuna-recorded.jsonl"))) {
      JsonNode row = mapper.readTree(line);
      if (row.get("response_model").asText().equals(model)) {
        run.check("vicuna", row.get("id").asText(), "r1", verdicts(row));
      }
    }
    Scores scores = run.scores("vicuna");
    assertEquals(expected.get("n").asInt(), scores.prompts());
    assertEquals(
        expected.get("mean_of_3_run_means").asDouble(),
        scores.mean().orElseThrow().doubleValue(),
        TOLERANCE);
    List<BigDecimal> means = scores.repeatMeans();
    for (int repeat = 0; repeat < 3; repeat++) {
      assertEquals(
          expected.get("run_means").get(repeat).asDouble(),
          means.get(repeat).doubleValue(),
          TOLERANCE);
    }
  }

  private static Verdict[] verdicts(JsonNode row) {
    List<Verdict> verdicts = new ArrayList<>();
    row.get("scores").forEach(score -> verdicts.add(scored(score.asInt())));
    return verdicts.toArray(Verdict[]::new);
  }
}
