package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinePumpTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @Test
  void passes_on_each_line_up_to_the_end() throws InterruptedException {
    byte[] text = "one\n\u00fc\r\n\nlast".getBytes(StandardCharsets.UTF_8);
    LinePump pump = LinePump.start(new ByteArrayInputStream(text), heard::add);
    assertTrue(pump.endsWithin(LONG));
    assertEquals(List.of("one", "\u00fc", "", "last"), heard);
  }

  @Test
  void nobody_waits_for_a_stream_that_somebody_else_holds_open() throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    LinePump pump = LinePump.start(new Held(held), heard::add);
    assertFalse(pump.endsWithin(Duration.ofMillis(1)));
    held.countDown();
    assertTrue(pump.endsWithin(LONG));
  }

  @Test
  void a_stream_that_breaks_off_is_told() throws InterruptedException {
    LinePump pump =
        LinePump.start(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("gone");
              }

              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
              }
            },
            heard::add);
    assertTrue(pump.endsWithin(LONG));
    assertEquals(
        List.of(
            "janus:run: the output of the forked JVM broke off: java.io.UncheckedIOException:"
                + " java.io.IOException: gone"),
        heard);
  }

  /** Has nothing to read, and ends when it is let go. */
  private static final class Held extends InputStream {
    private final CountDownLatch held;

    Held(CountDownLatch held) {
      this.held = held;
    }

    @Override
    public int read() throws IOException {
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
