package dev.janus.maven.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end. Not thread-safe. */
final class ByteStore {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The most that every JVM gives to one array. */
  private static final int LIMIT = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[1024];
  private int size;

  int size() {
    return size;
  }

  /** Returns the array that the bytes are at the start of; the next addition may replace it. */
  byte[] array() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  void addInt(int value) {
    int start = grow(Integer.BYTES);
    INT.set(bytes, start, value);
  }

  void addLong(long value) {
    int start = grow(Long.BYTES);
    LONG.set(bytes, start, value);
  }

  void addZeros(int count) {
    int start = grow(count);
    Arrays.fill(bytes, start, size, (byte) 0);
  }

  /** Adds all that remains in a buffer. */
  void add(ByteBuffer buffer) {
    int count = buffer.remaining();
    int start = grow(count);
    buffer.get(bytes, start, count);
  }

  void set(int index, int mask) {
    bytes[index] |= (byte) mask;
  }

  /** Makes room and returns where it starts. */
  private int grow(int count) {
    int start = size;
    if (count > LIMIT - start) {
      throw new TooLargeException();
    }
    if (start + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(LIMIT, Math.max(start + count, 2L * start)));
    }
    size = start + count;
    return start;
  }
}
