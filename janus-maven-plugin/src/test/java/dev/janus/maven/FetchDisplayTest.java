package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class FetchDisplayTest {

  private final List<String> log = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final LogLines lines =
      new LogLines(
          new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
              log.add("info " + line);
            }

            @Override
            public void warn(CharSequence line) {
              log.add("warn " + line);
            }
          });
  private final FetchDisplay display = new FetchDisplay(lines, clock::get);

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void a_log_gets_a_line_every_five_seconds() {
    display.fileStarted("a.parquet", 100_000_000, 40_000_000);
    pass(4);
    display.received(4_000_000);
    pass(1);
    display.received(1_000_000);
    pass(4);
    display.received(1_000_000);
    pass(1);
    display.received(4_000_000);
    assertEquals(
        List.of(
            "info [janus] a.parquet: 45.0 of 100.0 MB, 1.0 MB/s, ETA 55 s",
            "info [janus] a.parquet: 50.0 of 100.0 MB, 1.0 MB/s, ETA 50 s"),
        log);
  }

  @Test
  void a_conversion_starts_its_own_clock() {
    display.fileStarted("a.parquet", 10, 0);
    pass(60);
    display.conversionStarted("a.parquet");
    pass(5);
    display.converted(5000, 20_000);
    assertEquals(
        List.of("info [janus] converting a.parquet: 5,000 of 20,000 rows, 1,000 rows/s, ETA 15 s"),
        log);
  }

  @Test
  void a_terminal_gets_a_bar_every_second() {
    StringWriter screen = new StringWriter();
    FetchDisplay bar = new FetchDisplay(new LiveBar(lines, new PrintWriter(screen)), clock::get);
    bar.fileStarted("a", 4_000_000, 0);
    pass(1);
    bar.received(1_000_000);
    assertEquals(
        "\r\u001b[2K\u001b[?7l[#####---------------] a: 1.0 of 4.0 MB, 1.0 MB/s, ETA 3 s\u001b[?7h",
        screen.toString());
    assertEquals(List.of(), log);
  }

  @Test
  void a_retry_is_a_warning() {
    display.retrying("the hub answers 503", Duration.ofSeconds(7));
    assertEquals(List.of("warn janus: the hub answers 503; trying again in 7 s"), log);
  }
}
