package dev.janus.run.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceTableTest {

  private final PlaceTable table = new PlaceTable();

  @Test
  void nothing_is_under_a_name_that_was_not_put() {
    assertEquals(OptionalLong.empty(), table.get(0));
    table.put(5, 1);
    assertEquals(OptionalLong.empty(), table.get(0));
    assertEquals(OptionalLong.empty(), table.get(5 + 1024));
    assertEquals(1, table.size());
  }

  @Test
  void what_is_put_later_stays() {
    table.put(0, 1);
    table.put(0, 2);
    assertEquals(OptionalLong.of(2), table.get(0));
    assertEquals(1, table.size());
  }

  @Test
  void names_that_belong_to_one_slot_are_kept_apart() {
    for (long i = 0; i < 700; i++) {
      table.put(-1 - (i << 40), i + 1);
    }
    for (long i = 0; i < 700; i++) {
      assertEquals(OptionalLong.of(i + 1), table.get(-1 - (i << 40)));
    }
    assertEquals(700, table.size());
  }

  @Test
  void it_grows_and_takes_in_another() {
    PlaceTable other = new PlaceTable();
    Random names = new Random(7);
    for (long i = 1; i <= 10_000; i++) {
      (i % 2 == 0 ? table : other).put(names.nextLong(), i);
    }
    long first = new Random(7).nextLong();
    table.put(first, 77);
    table.putAll(other);
    assertEquals(10_000, table.size());
    Random again = new Random(7);
    for (long i = 1; i <= 10_000; i++) {
      assertEquals(OptionalLong.of(i), table.get(again.nextLong()));
    }
  }
}
