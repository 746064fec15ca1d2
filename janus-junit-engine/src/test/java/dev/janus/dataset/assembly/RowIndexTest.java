package dev.janus.dataset.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowIndexTest {

  private final Longs hashes = new Longs();
  private final RowIndex index = new RowIndex(hashes);

  private void add(long hash) {
    hashes.add(hash);
    index.add(hashes.size() - 1);
  }

  @Test
  void a_row_is_found_by_its_hash() {
    add(5);
    add(6);
    assertEquals(OptionalInt.of(1), index.find(6, row -> true));
    assertEquals(OptionalInt.empty(), index.find(7, row -> true));
    assertEquals(2, index.size());
  }

  @Test
  void rows_of_one_hash_are_told_apart_by_their_keys() {
    add(5);
    add(5);
    assertEquals(OptionalInt.of(0), index.find(5, row -> true));
    assertEquals(OptionalInt.of(1), index.find(5, row -> row == 1));
    assertEquals(OptionalInt.empty(), index.find(5, row -> false));
  }

  @Test
  void a_row_whose_hash_only_begins_alike_is_not_looked_at() {
    add(5);
    add(5 + (1L << 40));
    assertEquals(OptionalInt.of(1), index.find(5 + (1L << 40), row -> true));
    assertEquals(OptionalInt.empty(), index.find(5 + (1L << 41), row -> true));
  }

  @Test
  void all_rows_are_found_however_many() {
    int[] rows = IntStream.range(0, 10_000).toArray();
    for (int row : rows) {
      add(row * 0x9e3779b97f4a7c15L);
    }
    for (int row : rows) {
      assertEquals(OptionalInt.of(row), index.find(row * 0x9e3779b97f4a7c15L, found -> true));
    }
    assertArrayEquals(rows, IntStream.of(index.rows()).sorted().toArray());
  }

  @Test
  void rows_that_are_not_added_are_not_found() {
    hashes.add(5);
    add(6);
    assertEquals(OptionalInt.empty(), index.find(5, row -> true));
    assertArrayEquals(new int[] {1}, index.rows());
  }
}
