package dev.janus.engine.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.janus.bench.Prompt;
import dev.janus.bench.PromptList;
import dev.janus.bench.Shard;
import dev.janus.bench.Split;
import dev.janus.digest.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A selection looks at ids, and makes no prompt. */
class SelectionListTest {

  /** A hundred prompts, none of which can be had. */
  private static final Split SPLIT =
      new Split(
          "s",
          new PromptList() {
            @Override
            public Prompt get(int index) {
              throw new IllegalStateException("prompt " + index);
            }

            @Override
            public int size() {
              return 100;
            }

            @Override
            public String id(int index) {
              return "id" + index;
            }

            @Override
            public int rubricCount(int index) {
              return index;
            }

            @Override
            protected void addTo(Sha256 sha, int index) {
              throw new IllegalStateException("prompt " + index);
            }
          });

  @Test
  void all_of_a_split_is_its_own_list() {
    assertSame(SPLIT.prompts(), new Selection(null, null, null).of(SPLIT));
    assertSame(SPLIT.prompts(), new Selection(100, 7L, null).of(SPLIT));
    assertSame(SPLIT.prompts(), new Selection(null, null, new Shard(1, 1)).of(SPLIT));
  }

  @Test
  void the_first_are_taken_by_index() {
    PromptList first = new Selection(3, null, null).of(SPLIT);
    assertEquals(List.of("id0", "id1", "id2"), first.ids());
    assertEquals(3, first.rubricCount());
  }

  @Test
  void a_seed_draws_those_whose_digests_are_the_lowest() {
    PromptList drawn = new Selection(4, 7L, null).of(SPLIT);
    List<String> lowest =
        SPLIT.prompts().ids().stream()
            .sorted((a, b) -> Sha256.of("7", a).compareTo(Sha256.of("7", b)))
            .limit(4)
            .toList();
    assertEquals(SPLIT.prompts().ids().stream().filter(lowest::contains).toList(), drawn.ids());
  }

  @Test
  void a_shard_takes_its_part_of_what_is_drawn() {
    List<String> drawn = new Selection(30, 7L, null).of(SPLIT).ids();
    List<String> shard = new Selection(null, null, new Shard(2, 3)).of(SPLIT).ids();
    assertEquals(
        drawn.stream().filter(shard::contains).toList(),
        new Selection(30, 7L, new Shard(2, 3)).of(SPLIT).ids());
  }
}
