package dev.janus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

  @Test
  void a_text_is_read_and_written_back() {
    assertEquals(new Shard(2, 4), Shard.parse("2/4"));
    assertEquals("2/4", Shard.parse("2/4").toString());
    assertEquals(new Shard(4, 4), Shard.parse("4/4"));
    assertEquals(new Shard(1, 1), Shard.parse("1/1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "0/4", "5/4", "1/0", "1/2/3", "a/b", "1/", "-1/4"})
  void what_is_no_part_of_a_whole_is_refused(String text) {
    assertEquals(
        "janus.shard: not a part of a whole\n  found: \""
            + text
            + "\"\n  fix: write i/n, for example 2/4",
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text)).getMessage());
  }

  @Test
  void each_prompt_belongs_to_one_shard_that_its_id_decides() {
    Shard any = new Shard(1, 3);
    assertEquals(new Shard(3, 3), any.shardOf("p1"));
    assertTrue(
        IntStream.range(0, 100)
            .mapToObj(i -> any.shardOf("p" + i))
            .allMatch(shard -> shard.number() >= 1 && shard.number() <= 3));
  }
}
