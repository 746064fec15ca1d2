package dev.janus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.UniqueId;

/** Which part of a bench is configured to run. */
class SelectionTest {

  @TempDir Path folder;

  private static List<String> ids(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "id" + i).toList();
  }

  private JanusLauncher launcher(List<String> ids) {
    BenchFile bench = new BenchFile();
    for (String id : ids) {
      bench.prompt("koala", "k" + id, 1).prompt("flask", "f" + id, 1);
    }
    return new JanusLauncher(folder).bench(bench.write(folder.resolve(ids.hashCode() + ".jsonl")));
  }

  @Test
  void a_limit_takes_the_first_prompts_of_each_split() {
    assertEquals(
        List.of("koala/kid1/r1", "koala/kid2/r1", "flask/fid1/r1", "flask/fid2/r1"),
        launcher(ids(5)).set("janus.limit", "2").names());
  }

  @Test
  void a_limit_above_the_size_takes_all() {
    assertEquals(10, launcher(ids(5)).set("janus.limit", "5").names().size());
    assertEquals(10, launcher(ids(5)).set("janus.limit", "6").names().size());
  }

  @Test
  void a_seed_draws_the_same_prompts_whatever_their_order() {
    List<String> shuffled = new ArrayList<>(ids(40));
    Collections.shuffle(shuffled, new Random(1));
    Set<String> drawn = drawn(ids(40), "7");
    assertEquals(10, drawn.size());
    assertEquals(drawn, drawn(shuffled, "7"));
    assertNotEquals(drawn, drawn(ids(40), "8"));
    assertNotEquals(new HashSet<>(launcher(ids(40)).set("janus.limit", "5").names()), drawn);
  }

  private Set<String> drawn(List<String> ids, String seed) {
    return new HashSet<>(launcher(ids).set("janus.limit", "5").set("janus.seed", seed).names());
  }

  @Test
  void drawn_prompts_are_in_the_order_of_the_bench() {
    List<String> all = launcher(ids(40)).names();
    List<String> drawn = launcher(ids(40)).set("janus.limit", "5").set("janus.seed", "7").names();
    assertEquals(all.stream().filter(drawn::contains).toList(), drawn);
  }

  @Test
  void shards_are_disjoint_and_complete() {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      List<String> part = launcher(ids(40)).set("janus.shard", i + "/3").names();
      assertFalse(part.isEmpty());
      all.addAll(part);
    }
    assertEquals(80, all.size());
    assertEquals(new HashSet<>(launcher(ids(40)).names()), new HashSet<>(all));
  }

  @Test
  void all_shards_together_are_what_is_drawn_without_shards() {
    for (String seed : List.of("", "7")) {
      JanusLauncher launcher = launcher(ids(40)).set("janus.limit", "9");
      if (!seed.isEmpty()) {
        launcher.set("janus.seed", seed);
      }
      List<String> whole = launcher.names();
      assertEquals(18, whole.size());
      List<String> parts = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        parts.addAll(launcher.set("janus.shard", i + "/3").names());
      }
      assertEquals(18, parts.size());
      assertEquals(new HashSet<>(whole), new HashSet<>(parts));
    }
  }

  @Test
  void a_shard_is_chosen_by_id_whatever_the_order() {
    List<String> reversed = new ArrayList<>(ids(40));
    Collections.reverse(reversed);
    assertEquals(
        new HashSet<>(launcher(ids(40)).set("janus.shard", "2/3").names()),
        new HashSet<>(launcher(reversed).set("janus.shard", "2/3").names()));
  }

  @Test
  void what_is_asked_for_by_name_and_not_in_the_shard_is_one_failing_test() {
    Path bench = new BenchFile().prompt("koala", "k1", 1).write(folder.resolve("one.jsonl"));
    JanusLauncher launcher = new JanusLauncher(folder).bench(bench).set("janus.shard", "3/3");
    assertEquals(List.of("koala/k1/r1"), launcher.names());
    UniqueId prompt = launcher.tests().get(0).getUniqueIdObject().removeLastSegment();
    assertEquals(
        Map.of(
            "_bench",
            "FAILED: one: nothing is selected\n  found: 1 prompt in the bench, none of them under %s and in shard 2/3\n  fix: select something that exists, for example one#koala.k1"
                .formatted(prompt)),
        launcher
            .selectAnew()
            .select(selectUniqueId(prompt))
            .set("janus.shard", "2/3")
            .execute()
            .tests());
  }
}
