package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.dataset.source.Source;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that is only in memory. */
@SuppressWarnings("ArrayRecordComponent")
public record MemorySource(String name, byte[] bytes) implements Source {

  public static MemorySource of(String name, String text) {
    return new MemorySource(name, text.getBytes(UTF_8));
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
