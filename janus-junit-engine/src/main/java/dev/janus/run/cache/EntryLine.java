package dev.janus.run.cache;

import dev.janus.run.Checksum;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A line of a segment: the name of an entry, a space, its JSON with a checksum, a line end. */
final class EntryLine {

  private EntryLine() {}

  static byte[] of(EntryName name, byte[] text) {
    byte[] json = Checksum.add(text);
    return ByteBuffer.allocate(EntryName.DIGITS + 1 + json.length + 1)
        .put(name.ascii())
        .put((byte) ' ')
        .put(json)
        .put((byte) '\n')
        .array();
  }

  /** Returns the JSON of a line, without the line end. */
  static byte[] json(byte[] line) {
    return Arrays.copyOfRange(line, EntryName.DIGITS + 1, line.length - 1);
  }
}
