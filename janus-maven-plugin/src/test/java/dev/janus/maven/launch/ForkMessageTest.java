package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForkMessageTest {

  @Test
  void is_one_line_whatever_its_texts() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("bench", "a=b");
    fields.put("message", "one\r\n\ttwo \\n C:\\temp\\");
    assertEquals(
        "\u0002janus fault\tbench=a=b\tmessage=one\\r\\n\\ttwo \\\\n C:\\\\temp\\\\",
        new ForkMessage("fault", fields).toLine());
  }

  @Test
  void is_read_as_it_was_written() {
    ForkMessage message =
        new ForkMessage("fault", Map.of("message", "one\r\n\ttwo \\n C:\\temp\\ =", "empty", ""));
    assertEquals(Optional.of(message), ForkMessage.parse(message.toLine()));
  }

  @Test
  void a_backslash_at_the_end_stands_for_itself() {
    assertEquals(
        Optional.of(new ForkMessage("fault", Map.of("message", "one\\"))),
        ForkMessage.parse("\u0002janus fault\tmessage=one\\"));
  }

  @Test
  void without_fields_is_its_kind() {
    assertEquals(
        Optional.of(new ForkMessage("done", Map.of())), ForkMessage.parse("\u0002janus done"));
  }

  @Test
  void ordinary_output_is_no_message() {
    assertEquals(Optional.empty(), ForkMessage.parse("janus done"));
    assertEquals(Optional.empty(), ForkMessage.parse(""));
    assertEquals(Optional.empty(), ForkMessage.parse("x\u0002janus done"));
  }

  @Test
  void a_field_without_a_value_makes_it_ordinary_output() {
    assertEquals(Optional.empty(), ForkMessage.parse("\u0002janus fault\tbench"));
  }

  @Test
  void an_absent_field_is_empty_or_zero() {
    ForkMessage message = new ForkMessage("suite", Map.of("passed", "12"));
    assertEquals("", message.text("name"));
    assertEquals(0, message.number("failed"));
    assertEquals(12, message.number("passed"));
  }
}
