package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.chat.ChatException;
import dev.janus.chat.limit.Blame;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a wall clock that jumps does to {@link HttpChatModel}. */
class ClockTest {

  @AutoClose private final ChatServer server = new ChatServer();
  private final JumpingClock clock = new JumpingClock();

  @Test
  void leaves_latencies_alone() throws Exception {
    server.answer(500, "");
    server.answer(200, ChatServer.completion("Hi."));
    try (var model = model()) {
      assertEquals(Duration.ZERO, model.complete(ChatServer.HELLO).latency());
    }
  }

  @Test
  void leaves_the_time_of_a_whole_call_alone() {
    for (int i = 0; i < 3; i++) {
      server.answer(500, "");
    }
    try (var model = model()) {
      var failure = assertThrows(ChatException.class, () -> model.complete(ChatServer.HELLO));
      assertEquals(
          server.where()
              + """
              HTTP 500 Internal Server Error; gave up after 3 attempts over 0 ms
                found: an empty reply
                fix: see the log of the server, then run again""",
          failure.getMessage());
    }
  }

  @Test
  void makes_nobody_wait_more_than_five_minutes_for_a_date() {
    var faults = new StatusFaults(server.endpoint(), new ErrorText(server.endpoint()), clock);
    var headers = Headers.of("Retry-After", "Thu, 01 Jan 2026 00:00:10 GMT");
    var behind = faults.of(new HttpReply(429, headers, null, ""));
    assertEquals(Duration.ofMinutes(5), behind.retryAfter());
    assertEquals(Blame.TRANSIENT, behind.fault().blame());
    assertEquals(Duration.ZERO, faults.of(new HttpReply(429, headers, null, "")).retryAfter());
  }

  private HttpChatModel model() {
    return new HttpChatModel(server.endpoint(), ChatServer.guard(), clock, ChatServer.NO_CHANCE);
  }
}
