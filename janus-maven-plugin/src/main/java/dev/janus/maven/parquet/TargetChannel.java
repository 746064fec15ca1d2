package dev.janus.maven.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Tells faults of writing from faults of reading. */
record TargetChannel(WritableByteChannel channel) implements WritableByteChannel {

  @Override
  public int write(ByteBuffer bytes) throws UnwritableException {
    try {
      return channel.write(bytes);
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Leaves the channel to who opened it. */
  @Override
  public void close() {
    // Nothing of its own.
  }
}
