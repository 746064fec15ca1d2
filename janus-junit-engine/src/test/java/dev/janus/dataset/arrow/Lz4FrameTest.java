package dev.janus.dataset.arrow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4FrameTest {

  /** More than two blocks of text, a long run of one byte, and bytes that do not become smaller. */
  private static byte[] content() {
    byte[] content =
        Arrays.copyOf("a text, again and again; ".repeat(6000).getBytes(UTF_8), 250_000);
    byte[] noise = new byte[70_000];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, content, 180_000, noise.length);
    return content;
  }

  private static byte[] packed(Parameters parameters) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out = new FramedLZ4CompressorOutputStream(packed, parameters)) {
      out.write(content());
    }
    return packed.toByteArray();
  }

  private static byte[] unpack(byte[] packed, int length) {
    return new Lz4Frame(ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN), length).unpack();
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false",
    "true, false, false",
    "false, true, false",
    "true, true, true"
  })
  void frames_of_every_kind_are_unpacked(boolean content, boolean block, boolean linked)
      throws IOException {
    byte[] packed = packed(new Parameters(BlockSize.K64, content, block, linked));
    assertArrayEquals(content(), unpack(packed, content().length));
  }

  @Test
  void a_frame_of_single_blocks_is_unpacked() {
    assertArrayEquals(content(), unpack(PackedBuffers.lz4(content()), content().length));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void another_length_is_damage(int difference) {
    byte[] packed = PackedBuffers.lz4(content());
    assertThrows(RuntimeException.class, () -> unpack(packed, content().length + difference));
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "4, 0", "4, 97"})
  void another_magic_version_or_dictionary_is_refused(int at, byte value) {
    byte[] packed = PackedBuffers.lz4(content());
    packed[at] = value;
    assertThrows(UnreadableException.class, () -> unpack(packed, content().length));
  }

  @Test
  void a_block_that_refers_to_itself_is_damage() {
    byte[] packed = {4, 0x22, 0x4D, 0x18, 0x60, 0x70, 0, 4, 0, 0, 0, 0x10, 'a', 0, 0};
    assertThrows(UnreadableException.class, () -> unpack(packed, 100));
  }
}
