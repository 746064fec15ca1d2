package dev.janus.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What becomes of one request.
 *
 * @param latency how long after the request's last byte the first one of the answer is sent
 * @param bytes what is sent
 * @param ending what happens then
 * @param pause between two bytes of a trickle
 * @param sent runs when all bytes are handed to the operating system, in the server's thread
 */
public record Answer(
    Duration latency, ByteBuffer bytes, Ending ending, Duration pause, Runnable sent) {

  /** What happens to the connection. */
  public enum Ending {
    /** It stays open for the next request. */
    KEEP,
    /** It is reset. */
    RESET,
    /** It stays open, and nothing more is sent until the client gives up. */
    HANG,
    /** It stays open, and one byte after another is sent until the client gives up. */
    TRICKLE
  }

  private static void nothing() {
    // For answers that nobody waits for.
  }

  /** Answers with JSON, and keeps the connection. */
  public static Answer json(int status, String headers, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Scripted\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, body.length, headers);
    ByteBuffer whole =
        ByteBuffer.allocate(head.length() + body.length)
            .put(head.getBytes(StandardCharsets.US_ASCII))
            .put(body)
            .flip();
    return new Answer(Duration.ZERO, whole, Ending.KEEP, Duration.ZERO, Answer::nothing);
  }

  /** Never answers. */
  public static Answer hang() {
    return new Answer(
        Duration.ZERO, ByteBuffer.allocate(0), Ending.HANG, Duration.ZERO, Answer::nothing);
  }

  /** Begins to answer, and goes on with one byte after another, for ever. */
  public static Answer trickle(Duration pause) {
    String head =
        "HTTP/1.1 200 Scripted\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{";
    ByteBuffer start = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
    return new Answer(Duration.ZERO, start, Ending.TRICKLE, pause, Answer::nothing);
  }

  /** Returns the same, sent so much later. */
  public Answer after(Duration delay) {
    return new Answer(delay, bytes, ending, pause, sent);
  }

  /** Returns the same, but the connection is reset in the middle of it. */
  public Answer resetHalfWay() {
    ByteBuffer half = bytes.slice(0, bytes.limit() / 2);
    return new Answer(latency, half, Ending.RESET, pause, sent);
  }

  /** Returns the same, and runs something when it is sent. */
  public Answer whenSent(Runnable action) {
    return new Answer(latency, bytes, ending, pause, action);
  }
}
