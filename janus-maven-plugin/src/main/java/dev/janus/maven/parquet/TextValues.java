package dev.janus.maven.parquet;

import org.apache.parquet.column.ColumnReader;

/** Values of any length: texts, or bytes. */
final class TextValues implements Values {

  private final ByteStore offsets = new ByteStore();
  private final ByteStore bytes = new ByteStore();

  @Override
  public void add(ColumnReader reader) {
    addNull();
    bytes.add(reader.getBinary().toByteBuffer());
  }

  @Override
  public void addNull() {
    offsets.addInt(bytes.size());
  }

  @Override
  public void writeTo(BatchParts parts) {
    offsets.addInt(bytes.size());
    parts.buffer(offsets);
    parts.buffer(bytes);
  }

  @Override
  public void clear() {
    offsets.clear();
    bytes.clear();
  }

  @Override
  public long size() {
    return (long) offsets.size() + bytes.size();
  }
}
