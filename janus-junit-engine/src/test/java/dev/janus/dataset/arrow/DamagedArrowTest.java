package dev.janus.dataset.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.janus.dataset.CollectedRows;
import dev.janus.dataset.Fixtures;
import dev.janus.dataset.MemorySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is cut off or damaged gives one problem, whatever is wrong with it. */
class DamagedArrowTest {

  private static final String FIX = "\n  fix: download it or write it again";

  private static CollectedRows read(byte[] bytes) {
    return CollectedRows.of(new MemorySource("x.arrow", bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mini.stream.arrow",
        "mini.file.arrow",
        "mini.large.stream.arrow",
        "mini.dict.stream.arrow",
        "mini.zstd.stream.arrow"
      })
  void a_file_cut_at_any_thousandth_byte_is_said_to_be_cut_off(String name) throws IOException {
    byte[] whole = Fixtures.bytes(name);
    for (int length = 1000; length < whole.length; length += 1000) {
      CollectedRows collected = read(Arrays.copyOf(whole, length));
      assertEquals(1, collected.problems.size(), name + " cut at " + length);
      assertTrue(
          collected.problems.get(0).startsWith("x.arrow: the file is cut off\n  found: "),
          collected.problems.get(0));
      assertTrue(collected.problems.get(0).endsWith(FIX), collected.problems.get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 8, 9, 12, 100})
  void a_stream_cut_in_its_first_bytes_is_cut_off(int length) throws IOException {
    CollectedRows collected = read(Arrays.copyOf(Fixtures.bytes("mini.stream.arrow"), length));
    assertEquals(1, collected.problems.size());
    assertTrue(
        collected.problems.get(0).startsWith("x.arrow: the file is cut off\n"),
        collected.problems.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8, 17, 18, 24})
  void a_file_cut_in_its_first_bytes_is_cut_off(int length) throws IOException {
    CollectedRows collected = read(Arrays.copyOf(Fixtures.bytes("mini.file.arrow"), length));
    assertEquals(1, collected.problems.size());
    assertTrue(collected.problems.get(0).startsWith("x.arrow: the file is cut off\n"));
  }

  @Test
  void a_stream_cut_within_its_rows_says_how_much_is_missing() throws IOException {
    assertEquals(
        List.of(
            "x.arrow: the file is cut off\n  found: 8800 bytes, where 16728 should follow after byte"
                + " 3104"
                + FIX),
        read(Fixtures.bytes("bad/truncated.stream.arrow")).problems);
  }

  @Test
  void a_stream_that_goes_on_after_its_end_is_damaged() throws IOException {
    byte[] whole = Fixtures.bytes("mini.stream.arrow");
    byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    CollectedRows collected = read(twice);
    assertEquals(12, collected.rows.size());
    assertEquals(
        List.of(
            "x.arrow: the file is damaged\n  found: 19840 bytes after the mark of its end" + FIX),
        collected.problems);
  }

  @Test
  void an_empty_file_has_no_rows() throws IOException {
    assertEquals(
        List.of(
            """
            x.arrow: the bench has no rows
              found: an empty file
              fix: add at least one row"""),
        read(Fixtures.bytes("bad/empty.arrow")).problems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mini.stream.arrow",
        "mini.file.arrow",
        "mini.large.stream.arrow",
        "mini.dict.stream.arrow",
        "mini.zstd.stream.arrow",
        "mini.types.stream.arrow"
      })
  void five_hundred_damaged_files_give_at_most_one_problem_each(String name) throws IOException {
    byte[] whole = Fixtures.bytes(name);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 500; i++) {
      byte[] damaged = whole.clone();
      int flips = 1 + random.nextInt(4);
      IntStream.range(0, flips).forEach(flip -> flipBit(damaged, random));
      assertTrue(read(damaged).problems.size() <= 1, name + ", round " + i);
    }
  }

  private static void flipBit(byte[] bytes, Random random) {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
  }

  /** Most bytes of a file are text; those that are not are where a reader can go astray. */
  @ParameterizedTest
  @CsvSource({
    "mini.stream.arrow, 0, 6000",
    "mini.zstd.stream.arrow, 0, 6000",
    "mini.dict.stream.arrow, 0, 6000",
    "mini.file.arrow, 19800, 21810"
  })
  void a_damaged_description_gives_at_most_one_problem(String name, int from, int to)
      throws IOException {
    byte[] whole = Fixtures.bytes(name);
    Random random = new Random(from);
    for (int at = from; at < to; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] = (byte) random.nextInt();
      assertTrue(read(damaged).problems.size() <= 1, name + ", byte " + at);
    }
  }

  @Test
  void an_unknown_codec_is_named() throws IOException {
    CollectedRows collected = read(withCodec((byte) 9));
    assertEquals(
        List.of(
            """
            x.arrow: the rows are compressed in a way that is not read
              found: codec 9
              fix: write it again with zstd, lz4 or no compression"""),
        collected.problems);
  }

  @Test
  void a_buffer_of_another_codec_is_damaged() throws IOException {
    CollectedRows collected = read(withCodec(CompressionType.LZ4_FRAME));
    assertEquals(1, collected.problems.size());
    assertTrue(collected.problems.get(0).startsWith("x.arrow: the file is damaged\n"));
  }

  /** Finds the codec in the metadata of the rows, which follow the schema. */
  private static byte[] withCodec(byte codec) throws IOException {
    byte[] bytes = Fixtures.bytes("mini.zstd.stream.arrow");
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int rows = 8 + file.getInt(4);
    ByteBuffer metadata =
        file.slice(rows + 8, file.getInt(rows + 4)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < metadata.capacity(); at++) {
      byte before = metadata.get(at);
      metadata.put(at, (byte) 9);
      if (before == CompressionType.ZSTD && codec(metadata) == 9) {
        metadata.put(at, codec);
        return bytes;
      }
      metadata.put(at, before);
    }
    throw new IllegalStateException("no codec");
  }

  private static int codec(ByteBuffer metadata) {
    try {
      Message message = Message.getRootAsMessage(metadata);
      var batch = Objects.requireNonNull((RecordBatch) message.header(new RecordBatch()));
      return batch.compression().codec();
    } catch (RuntimeException e) {
      return -1;
    }
  }
}
