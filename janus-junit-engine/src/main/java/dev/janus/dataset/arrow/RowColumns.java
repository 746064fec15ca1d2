package dev.janus.dataset.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** The columns of a file. One that is never asked for is neither unpacked nor looked at. */
final class RowColumns implements Columns, AutoCloseable {

  private final List<String> names = new ArrayList<>();
  private final List<FieldVector> vectors = new ArrayList<>();
  private final List<LazyColumn> columns = new ArrayList<>();
  private final Map<String, LazyColumn> byName = new HashMap<>();

  /** One column, and what the batch at hand has for it as long as that is not in the vector. */
  private static final class LazyColumn {
    private final Column column;
    private @Nullable Part part;

    LazyColumn(Column column) {
      this.column = column;
    }

    Column load() {
      if (part != null) {
        part.load();
        part = null;
      }
      return column;
    }
  }

  /** Adds all columns of a schema; of two with one name, the first is shown. */
  void add(
      SchemaTree schema, BufferAllocator allocator, Dictionaries dictionaries, ColumnTree tree) {
    ClassLabels labels = ClassLabels.of(schema.metadata());
    for (Field field : schema.fields()) {
      FieldVector vector = dictionaries.inMemory(field).createVector(allocator);
      vectors.add(vector);
      names.add(field.getName());
      LazyColumn column = new LazyColumn(tree.column(vector, labels.child(field.getName())));
      columns.add(column);
      byName.putIfAbsent(field.getName(), column);
    }
  }

  /** Goes to the next batch. Its buffers must be there until the one after it. */
  void next(RecordBatch batch, ArrowBuf body) {
    clear();
    List<Part> parts = BatchParts.of(batch, body, vectors);
    for (int i = 0; i < parts.size(); i++) {
      columns.get(i).part = parts.get(i);
    }
  }

  /** Lets go of the batch at hand. */
  void clear() {
    vectors.forEach(FieldVector::clear);
    columns.forEach(column -> column.part = null);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public @Nullable Column find(String name) {
    LazyColumn column = byName.get(name);
    return column == null ? null : column.load();
  }

  @Override
  public void close() {
    vectors.forEach(FieldVector::close);
  }
}
