package dev.janus.dataset.cache;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A disk with room for some bytes. */
final class FullDisk extends FilterOutputStream {

  private int room;

  FullDisk(OutputStream out, int room) {
    super(out);
    this.room = room;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int fitting = Math.min(room, length);
    out.write(bytes, offset, fitting);
    room -= fitting;
    if (fitting < length) {
      throw new IOException("No space left on device");
    }
  }
}
