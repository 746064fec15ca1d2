package dev.janus.maven.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.maven.progress.Amount.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @Test
  void a_line_has_the_amount_its_rate_and_the_time_left() {
    Amount amount = new Amount("data/a.parquet", Unit.BYTES, 50_000_000, 184_000_000, 5e6);
    assertEquals("[janus] data/a.parquet: 50.0 of 184.0 MB, 5.0 MB/s, ETA 27 s", amount.line());
    assertEquals(
        "[#####---------------] data/a.parquet: 50.0 of 184.0 MB, 5.0 MB/s, ETA 27 s",
        amount.bar());
  }

  @Test
  void before_anything_happens_there_is_no_rate() {
    assertEquals("[janus] a: 0.0 of 1.0 MB", new Amount("a", Unit.BYTES, 0, 1_000_000, 0).line());
  }

  @Test
  void an_unknown_total_is_left_out() {
    Amount amount = new Amount("a", Unit.ROWS, 2000, 0, 2000);
    assertEquals("[janus] a: 2,000 rows, 2,000 rows/s", amount.line());
    assertEquals("[--------------------] a: 2,000 rows, 2,000 rows/s", amount.bar());
  }

  @Test
  void the_end_has_no_time_left() {
    Amount amount = new Amount("a", Unit.ROWS, 196_998, 196_998, 98_499);
    assertEquals("[####################] a: 196,998 of 196,998 rows, 98,499 rows/s", amount.bar());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 s",
    "59,59 s",
    "60,1 min 0 s",
    "3599,59 min 59 s",
    "3600,1 h 0 min",
    "7384,2 h 3 min"
  })
  void a_duration_has_its_two_largest_units(long seconds, String text) {
    assertEquals(text, ProgressText.duration(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,--------------------",
    "1,20,#-------------------",
    "19,20,###################-",
    "25,20,####################"
  })
  void a_bar_is_as_full_as_the_work_is_done(long done, long total, String bar) {
    assertEquals("[" + bar + "]", ProgressText.bar(done, total));
  }
}
