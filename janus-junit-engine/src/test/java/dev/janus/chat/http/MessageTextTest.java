package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.text.UnicodeText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link OneLine}, {@link DurationText}, {@link UnicodeText}. */
class MessageTextTest {

  @Test
  void control_characters_are_made_visible() {
    assertEquals(
        "a\\nb\\rc\\td\\u0000\\u001b\\u2028\\u2029\\u202e\\ud800 \u00e9",
        OneLine.of(" a\nb\rc\td\u0000\u001b\u2028\u2029\u202e\ud800 \u00e9\n", 50));
  }

  @Test
  void long_text_is_cut_after_whole_characters() {
    assertEquals("ab\ud83d\ude00...", OneLine.of("ab\ud83d\ude00c", 3));
    assertEquals("ab\ud83d\ude00", OneLine.of("ab\ud83d\ude00", 3));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1 s",
    "1500, 1.5 s",
    "1560, 1.6 s",
    "9949, 9.9 s",
    "9999, 10 s",
    "10000, 10 s",
    "10500, 11 s",
    "120000, 120 s",
  })
  void durations_are_short(long millis, String text) {
    assertEquals(text, DurationText.of(Duration.ofMillis(millis)));
  }

  @Test
  void surrogates_without_a_partner_are_replaced() {
    assertEquals(
        "a\ufffdb\ufffd\ud83d\ude00\ufffd",
        UnicodeText.wellFormed("a\ud800b\udc00\ud83d\ude00\udbff"));
  }
}
