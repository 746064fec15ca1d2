package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

  private static Map<String, String> entry() {
    Map<String, String> entry =
        new HashMap<>(
            Map.of(
                "janus.progress.name", "demo",
                "janus.progress.split", "koala",
                "janus.progress.split.done", "12",
                "janus.progress.split.total", "40",
                "janus.progress.done", "310",
                "janus.progress.total", "921",
                "janus.progress.calls", "1240",
                "janus.progress.retries", "3",
                "janus.progress.unscored", "1",
                "janus.progress.rate", "14.2"));
    entry.putAll(
        Map.of(
            "janus.progress.throttled", "0",
            "janus.progress.limit", "16",
            "janus.progress.pause", "0"));
    return entry;
  }

  private static Progress progress(Map<String, String> entry) {
    return Progress.of(entry).orElseThrow();
  }

  @Test
  void is_read_from_the_entry_of_the_engine() {
    assertEquals(
        Optional.of(
            new Progress(
                "demo",
                new Progress.Part("koala", 12, 40),
                new Progress.Part("", 310, 921),
                new Progress.Calls(1240, 3, 1, 0, "14.2"),
                new Progress.Load(16, 0, 0),
                null)),
        Progress.of(entry()));
  }

  @ParameterizedTest
  @CsvSource({"0,0 s", "59,59 s", "60,1 min 0 s", "130,2 min 10 s", "3599,59 min 59 s"})
  void tells_how_long_it_takes(String seconds, String text) {
    Map<String, String> entry = entry();
    entry.put("janus.progress.eta", seconds);
    assertEquals(
        "[janus] koala 12/40, 310 of 921 rubrics, 14.2 calls/s, 3 retries, limit 16, 1 unscored, ETA "
            + text,
        progress(entry).line());
  }

  @ParameterizedTest
  @CsvSource({"0,''", "1,', 1 response cut off'", "2,', 2 responses cut off'"})
  void tells_of_responses_that_were_cut_off(String truncated, String text) {
    Map<String, String> entry = entry();
    entry.put("janus.progress.truncated", truncated);
    assertTrue(progress(entry).line().endsWith(", 1 unscored" + text), progress(entry).line());
  }

  @ParameterizedTest
  @CsvSource({"3600,1 h 0 min", "9000,2 h 30 min"})
  void tells_hours_without_seconds(String seconds, String text) {
    Map<String, String> entry = entry();
    entry.put("janus.progress.eta", seconds);
    assertTrue(progress(entry).line().endsWith(", ETA " + text), text);
  }

  @Test
  void tells_what_a_server_does_not_bear() {
    Map<String, String> entry = entry();
    entry.put("janus.progress.throttled", "7");
    entry.put("janus.progress.limit", "8");
    entry.put("janus.progress.pause", "4");
    assertEquals(
        "[janus] koala 12/40, 310 of 921 rubrics, 14.2 calls/s, 3 retries, 7 refused as too many, limit 8, waiting 4 s, 1 unscored",
        progress(entry).line());
  }

  @Test
  void tells_no_end_that_nobody_knows() {
    Map<String, String> entry = entry();
    entry.put("janus.progress.retries", "1");
    assertEquals(
        "[janus] koala 12/40, 310 of 921 rubrics, 14.2 calls/s, 1 retry, limit 16, 1 unscored",
        progress(entry).line());
  }

  @ParameterizedTest
  @CsvSource({
    "0,921,--------------------",
    "310,921,######--------------",
    "920,921,###################-",
    "921,921,####################",
    "0,0,--------------------",
    "2,1,####################"
  })
  void fills_the_bar_as_far_as_it_got(String done, String total, String bar) {
    Map<String, String> entry = entry();
    entry.put("janus.progress.done", done);
    entry.put("janus.progress.total", total);
    assertEquals(
        "[%s] koala 12/40, %s of %s rubrics, 14.2 calls/s, 3 retries, limit 16, 1 unscored"
            .formatted(bar, done, total),
        progress(entry).bar());
  }

  @Test
  void an_entry_that_lacks_a_number_is_passed_over() {
    Map<String, String> entry = entry();
    entry.remove("janus.progress.total");
    assertEquals(Optional.empty(), Progress.of(entry));
  }

  @Test
  void other_entries_are_none() {
    assertTrue(Progress.isProgress(entry()));
    assertFalse(Progress.isProgress(Map.of("name", "demo")));
  }
}
