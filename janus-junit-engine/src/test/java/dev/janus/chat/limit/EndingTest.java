package dev.janus.chat.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndingTest {

  @Test
  void is_late_after_more_than_half_the_timeout() {
    var timeout = Duration.ofSeconds(10);
    assertEquals(Ending.ANSWERED, Ending.ofReply(Duration.ofSeconds(5), timeout));
    assertEquals(Ending.LATE, Ending.ofReply(Duration.ofMillis(5001), timeout));
  }
}
