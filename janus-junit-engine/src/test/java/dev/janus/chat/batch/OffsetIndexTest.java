package dev.janus.chat.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OffsetIndexTest {

  @Test
  void keeps_numbers_under_names_however_many() {
    var index = new OffsetIndex();
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
    var index = new OffsetIndex();
    index.put("a", 0);
    index.put("a", Long.MAX_VALUE / 4);
    assertEquals(1, index.size());
    assertEquals(OptionalLong.of(Long.MAX_VALUE / 4), index.get("a"));
  }

  @Test
  void tells_even_numbers_from_odd_ones() {
    var index = new OffsetIndex();
    index.put("zero", 0);
    index.put("one", 1);
    index.put("two", 2);
    var even = index.even();
    assertEquals(2, even.size());
    assertTrue(even.contains("zero"));
    assertEquals(OptionalLong.of(2), even.get("two"));
    assertFalse(even.contains("one"));
  }
}
