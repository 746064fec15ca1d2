package dev.janus.maven.parquet;

import org.apache.parquet.column.ColumnReader;

/** Values of one bit. */
final class BooleanValues implements Values {

  private final Bits bits = new Bits();

  @Override
  public void add(ColumnReader reader) {
    bits.add(reader.getBoolean());
  }

  @Override
  public void addNull() {
    bits.add(false);
  }

  @Override
  public void writeTo(BatchParts parts) {
    parts.buffer(bits.bytes());
  }

  @Override
  public void clear() {
    bits.clear();
  }

  @Override
  public long size() {
    return bits.bytes().size();
  }
}
