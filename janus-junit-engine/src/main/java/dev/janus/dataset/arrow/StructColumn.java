package dev.janus.dataset.arrow;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Records within records. */
final class StructColumn extends TypedColumn {

  private final Columns columns;

  StructColumn(FieldVector vector, Map<String, Column> children) {
    super(vector, "an object");
    this.columns = new Children(children, List.copyOf(children.keySet()));
  }

  private record Children(Map<String, Column> byName, List<String> names) implements Columns {
    @Override
    public @Nullable Column find(String name) {
      return byName.get(name);
    }
  }

  @Override
  public <T> Cell<T> record(int index, Function<Fields, T> content) {
    return isNull(index) ? Cell.ofNull() : Cell.of(content.apply(new ArrowFields(columns, index)));
  }
}
