package dev.janus.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DigestIndexTest {

  @Test
  void keeps_numbers_under_names_however_many() {
    var index = new DigestIndex();
    for (int i = 0; i < 20_000; i++) {
      index.put("name" + i, i);
    }
    assertEquals(20_000, index.size());
    for (int i = 0; i < 20_000; i++) {
      assertEquals(OptionalLong.of(i), index.get("name" + i));
    }
    assertFalse(index.contains("name20000"));
  }

  @Test
  void puts_a_later_number_in_the_place_of_an_earlier_one() {
    var index = new DigestIndex();
    index.put("a", 0);
    index.put("a", Long.MAX_VALUE / 4);
    assertEquals(1, index.size());
    assertEquals(OptionalLong.of(Long.MAX_VALUE / 4), index.get("a"));
  }

  @Test
  void tells_even_numbers_from_odd_ones() {
    var index = new DigestIndex();
    index.put("zero", 0);
    index.put("one", 1);
    index.put("two", 2);
    var even = index.even();
    assertEquals(2, even.size());
    assertTrue(even.contains("zero"));
    assertEquals(OptionalLong.of(2), even.get("two"));
    assertFalse(even.contains("one"));
  }

  @Test
  void nothing_is_under_a_digest_that_was_not_put() {
    var index = new DigestIndex();
    assertEquals(OptionalLong.empty(), index.get(0, 0));
    index.put(5, 6, 1);
    assertEquals(OptionalLong.empty(), index.get(5, 7));
    assertEquals(OptionalLong.empty(), index.get(4, 6));
    assertEquals(OptionalLong.of(1), index.get(5, 6));
  }

  @Test
  void digests_that_belong_to_one_slot_are_kept_apart() {
    var index = new DigestIndex();
    for (long i = 0; i < 700; i++) {
      index.put(i, -1 - (i << 40), i);
    }
    for (long i = 0; i < 700; i++) {
      assertEquals(OptionalLong.of(i), index.get(i, -1 - (i << 40)));
    }
    assertEquals(700, index.size());
  }

  @Test
  void takes_in_another_whose_numbers_win() {
    var index = new DigestIndex();
    var other = new DigestIndex();
    for (int i = 0; i < 10_000; i++) {
      (i % 2 == 0 ? index : other).put("name" + i, i);
    }
    index.put("name1", 77);
    index.putAll(other);
    assertEquals(10_000, index.size());
    for (int i = 0; i < 10_000; i++) {
      assertEquals(OptionalLong.of(i), index.get("name" + i));
    }
  }
}
