package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlStreamTest {

  private static final ForkMessage MESSAGE = new ForkMessage("done", Map.of());
  private static final String LINE = MESSAGE.toLine() + "\n";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ControlStream control = new ControlStream(bytes);
  private final PrintStream out = new PrintStream(control, true, StandardCharsets.UTF_8);

  @Test
  void a_message_after_whole_lines_follows_them() {
    out.print("hello ü\n");
    control.send(MESSAGE);
    control.send(MESSAGE);
    assertEquals("hello ü\n" + LINE + LINE, text());
  }

  @Test
  void a_message_after_half_a_line_starts_a_new_one() {
    out.print("hello");
    out.print("");
    control.send(MESSAGE);
    assertEquals("hello\n" + LINE, text());
  }

  @Test
  void a_message_after_a_single_byte_starts_a_new_line() {
    out.write('x');
    out.flush();
    control.send(MESSAGE);
    out.write('\n');
    out.flush();
    control.send(MESSAGE);
    assertEquals("x\n" + LINE + "\n" + LINE, text());
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
