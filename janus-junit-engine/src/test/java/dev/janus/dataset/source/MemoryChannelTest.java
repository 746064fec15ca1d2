package dev.janus.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import org.junit.jupiter.api.Test;

class MemoryChannelTest {

  private final MemoryChannel channel = new MemoryChannel(new byte[] {1, 2, 3, 4, 5});

  private String read(int count) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(count);
    int read = channel.read(target);
    return read + " to " + channel.position() + ", first " + target.get(0);
  }

  @Test
  void bytes_are_read_in_order_up_to_the_end() throws IOException {
    assertEquals("2 to 2, first 1", read(2));
    assertEquals("3 to 5, first 3", read(9));
    assertEquals("-1 to 5, first 0", read(1));
  }

  @Test
  void it_can_be_read_from_any_place() throws IOException {
    assertEquals("1 to 4, first 4", readFrom(3));
    assertEquals("-1 to 5, first 0", readFrom(5));
    assertEquals("-1 to 5, first 0", readFrom(1L << 40));
    assertEquals(5, channel.size());
  }

  private String readFrom(long position) throws IOException {
    channel.position(position);
    return read(1);
  }

  @Test
  void there_is_no_place_before_the_start() {
    assertThrows(IllegalArgumentException.class, () -> channel.position(-1));
  }

  @Test
  void it_is_not_written() {
    assertThrows(NonWritableChannelException.class, () -> channel.write(ByteBuffer.allocate(1)));
    assertThrows(NonWritableChannelException.class, () -> channel.truncate(0));
  }

  @Test
  void it_is_not_read_once_closed() {
    assertEquals(true, channel.isOpen());
    channel.close();
    assertEquals(false, channel.isOpen());
    assertThrows(ClosedChannelException.class, () -> channel.read(ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, channel::size);
    assertThrows(ClosedChannelException.class, channel::position);
  }
}
