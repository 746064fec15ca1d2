package dev.janus.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.bench.Bench;
import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.bench.ScoreDescriptions;
import dev.janus.bench.Split;
import dev.janus.run.BenchInfo.SplitSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchInfoTest {

  @Test
  void describes_a_bench_by_its_digest_and_sizes() {
    var bench =
        new Bench(
            "benches/x.jsonl",
            "c0ffee",
            List.of(
                new Split("koala", List.of(prompt("p1", 0, 4), prompt("p2", 1, 3))),
                new Split("flask", List.of(prompt("p3", 2, 1)))));
    Map<String, SplitSize> splits = new LinkedHashMap<>();
    splits.put("koala", new SplitSize(2, 7));
    splits.put("flask", new SplitSize(1, 1));
    var info = BenchInfo.of(bench);
    assertEquals(new BenchInfo("benches/x.jsonl", "c0ffee", bench.digest(), 3, splits), info);
    assertEquals(List.of("koala", "flask"), List.copyOf(info.splits().keySet()));
  }

  private static Prompt prompt(String id, int index, int rubrics) {
    var scores = new ScoreDescriptions(List.of("a", "b", "c", "d", "e"));
    return new Prompt(
        id,
        index,
        "koala",
        "",
        "",
        List.of("Why?"),
        "",
        List.of(),
        Collections.nCopies(rubrics, new Rubric("r", "c?", scores)));
  }
}
