package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private final RetryAfter retryAfter = new RetryAfter(ChatServer.CLOCK);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "' 17 ', 17",
    "999999999999999999, 999999999999999999",
    "'Thu, 01 Jan 2026 00:00:17 GMT', 17",
    "'Wed, 31 Dec 2025 23:59:59 GMT', 0",
  })
  void is_seconds_or_a_date(String header, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), retryAfter.read(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999999999999", "2026-01-01"})
  void is_ignored_when_not_understood(String header) {
    assertNull(retryAfter.read(header));
  }

  @Test
  void may_be_absent() {
    assertNull(retryAfter.read(null));
  }
}
