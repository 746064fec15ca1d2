package dev.janus.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.maven.launch.Progress;
import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDisplayTest {

  private static final String ERASE = "\r\u001b[2K";
  private static final Progress PROGRESS =
      new Progress(
          "demo",
          new Progress.Part("koala", 1, 2),
          new Progress.Part("", 1, 2),
          new Progress.Calls(4, 0, 0, 0, "1.0"),
          new Progress.Load(16, 0, 0),
          null);

  private static final String DRAWN = ERASE + "\u001b[?7l" + PROGRESS.bar() + "\u001b[?7h";

  private final List<String> log = new ArrayList<>();
  private final StringWriter screen = new StringWriter();
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

  @Test
  void a_log_gets_a_line_for_each_progress() {
    new RunDisplay(lines).progress(PROGRESS);
    lines.output("hello");
    lines.warning("oh");
    lines.finish();
    assertEquals(List.of("info " + PROGRESS.line(), "info hello", "warn oh"), log);
    assertEquals(5, lines.secondsBetweenLines());
  }

  @Test
  void a_bar_is_drawn_again_in_place() {
    LiveBar bar = new LiveBar(lines, new PrintWriter(new BufferedWriter(screen)));
    new RunDisplay(bar).progress(PROGRESS);
    new RunDisplay(bar).progress(PROGRESS);
    bar.finish();
    assertEquals(DRAWN + DRAWN + ERASE, screen.toString());
    assertEquals(List.of(), log);
    assertEquals(1, bar.secondsBetweenLines());
  }

  @Test
  void a_bar_makes_room_for_lines_of_the_log() {
    LiveBar bar = new LiveBar(lines, new PrintWriter(new BufferedWriter(screen)));
    bar.output("before");
    new RunDisplay(bar).progress(PROGRESS);
    bar.output("hello");
    bar.warning("oh");
    bar.finish();
    bar.finish();
    assertEquals(DRAWN + ERASE + DRAWN + ERASE + DRAWN + ERASE, screen.toString());
    assertEquals(List.of("info before", "info hello", "warn oh"), log);
  }

  @Test
  void without_a_console_there_is_no_terminal() {
    assertEquals(Optional.empty(), new Terminal(null, "xterm").console());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"xterm,true", "dumb,false", "'',false", "none,false"})
  void a_terminal_of_a_type_that_is_dumb_or_unknown_cannot_erase(
      @Nullable String type, boolean canErase) {
    assertEquals(canErase, new Terminal(null, type).canErase());
  }
}
