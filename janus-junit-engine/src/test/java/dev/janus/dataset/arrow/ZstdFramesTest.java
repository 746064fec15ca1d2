package dev.janus.dataset.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdFramesTest {

  private static final int BLOCK = 1 << 17;

  private static long most(int... bytes) {
    ByteBuffer frame = ByteBuffer.allocate(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : bytes) {
      frame.put((byte) value);
    }
    return new ZstdFrames(frame.flip()).most();
  }

  private static long most(byte[] packed) {
    return new ZstdFrames(ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN)).most();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 70_000, BLOCK, BLOCK + 1, 3_000_000})
  void content_fits(int length) {
    byte[] content = new byte[length];
    new Random(1).nextBytes(content);
    assertTrue(most(PackedBuffers.zstd(content)) >= length);
    assertTrue(most(PackedBuffers.zstd(new byte[length])) >= length);
  }

  @Test
  void a_raw_block_holds_its_bytes_and_a_run_its_length() {
    // A single segment with one byte of size, a raw block of 2, the last block a run of 5.
    assertEquals(
        7, most(0x28, 0xB5, 0x2F, 0xFD, 0x20, 7, 2 << 3, 0, 0, 'a', 'b', 5 << 3 | 3, 0, 0, 'c'));
  }

  @Test
  void a_compressed_block_holds_at_most_128_kib() {
    assertEquals(BLOCK, most(0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x40, 1 << 3 | 5, 0, 0, 'a'));
  }

  @Test
  void a_checksum_is_passed_over_to_the_next_frame() {
    assertEquals(
        2,
        most(
            0x28,
            0xB5,
            0x2F,
            0xFD,
            0x24,
            1,
            1 << 3 | 1,
            0,
            0,
            'a',
            1,
            2,
            3,
            4, //
            0x28,
            0xB5,
            0x2F,
            0xFD,
            0x20,
            1,
            1 << 3 | 1,
            0,
            0,
            'b'));
  }

  @Test
  void a_frame_that_breaks_off_holds_what_is_there() {
    assertEquals(0, most(0x28, 0xB5, 0x2F, 0xFD, 0xE0));
    assertEquals(0, most(1, 2, 3));
  }
}
