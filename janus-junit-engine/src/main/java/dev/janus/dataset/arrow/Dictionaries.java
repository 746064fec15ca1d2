package dev.janus.dataset.arrow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.DictionaryUtility;

/** All dictionaries of a file, as far as they have been read. */
final class Dictionaries implements AutoCloseable {

  private final BufferAllocator allocator;
  private final Map<Long, Dictionary> types = new HashMap<>();
  private final Map<Long, DictionaryValues> values = new HashMap<>();

  Dictionaries(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /** Returns a field as its vector holds it, with numbers where it has a dictionary. */
  Field inMemory(Field field) {
    return DictionaryUtility.toMemoryFormat(field, allocator, types);
  }

  /** Returns the values of a dictionary, now and whenever others are read. */
  DictionaryValues values(long id) {
    return values.computeIfAbsent(id, any -> new DictionaryValues());
  }

  /** Takes the values of a dictionary, which are added to those it has or take their place. */
  void load(DictionaryBatch batch, ArrowBuf body, ColumnTree columns) {
    UnreadableException.checked(
        () -> {
          RecordBatch rows = batch.data();
          Dictionary type = types.get(batch.id());
          if (rows == null || type == null) {
            throw UnreadableException.damaged("dictionary " + batch.id() + ", which no column has");
          }
          DictionaryValues target = values(batch.id());
          if (!batch.isDelta()) {
            target.clear();
          }
          add(target, type.getVector().getField(), rows, body, columns);
          return target;
        });
  }

  private void add(
      DictionaryValues target, Field field, RecordBatch rows, ArrowBuf body, ColumnTree columns) {
    FieldVector vector = field.createVector(allocator);
    target.add(vector, columns.column(vector, ClassLabels.none()));
    BatchParts.of(rows, body, List.of(vector)).forEach(Part::load);
  }

  @Override
  public void close() {
    types.values().forEach(type -> type.getVector().close());
    values.values().forEach(DictionaryValues::close);
  }
}
