package dev.janus.maven.parquet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The columns of a Parquet schema. A list may have been written in any of the ways that there ever
 * were; a map becomes a list of keys and values.
 */
record ColumnTree(MessageType schema) {

  private static final String ELEMENT = "item";

  /** What the way from the row to a type adds up to. */
  private record Depth(List<String> path, int definition) {

    Depth into(Type type) {
      List<String> longer = new ArrayList<>(path);
      longer.add(type.getName());
      return new Depth(
          longer, type.isRepetition(Repetition.REQUIRED) ? definition : definition + 1);
    }
  }

  List<Column> columns() {
    Depth row = new Depth(List.of(), 0);
    return schema.getFields().stream().map(field -> field(field, row)).toList();
  }

  private Column field(Type type, Depth above) {
    Depth depth = above.into(type);
    if (type.isRepetition(Repetition.REPEATED)) {
      return list(type.getName(), above, depth, value(type, ELEMENT, depth));
    }
    return value(type, type.getName(), depth);
  }

  private static Column list(String name, Depth list, Depth repeated, Column element) {
    return new ListColumn(name, list.definition(), repeated.definition(), element);
  }

  /** Returns the column of a type, whatever its repetition. */
  private Column value(Type type, String name, Depth depth) {
    if (type.isPrimitive()) {
      ColumnDescriptor descriptor =
          schema.getColumnDescription(depth.path().toArray(String[]::new));
      return new LeafColumn(name, LeafType.of(type.asPrimitiveType()), descriptor);
    }
    GroupType group = type.asGroupType();
    if (group.getFieldCount() == 0) {
      throw new ParquetDecodingException("the group " + name + " has no columns");
    }
    if (isList(group) || isMap(group)) {
      Type repeated = group.getType(0);
      Depth inside = depth.into(repeated);
      return list(name, depth, inside, element(group, repeated, inside));
    }
    return new StructColumn(
        name,
        depth.definition(),
        group.getFields().stream().map(field -> field(field, depth)).toList());
  }

  private Column element(GroupType list, Type repeated, Depth inside) {
    if (isMap(list) || isElementItself(list, repeated)) {
      return value(repeated, ELEMENT, inside);
    }
    Type element = repeated.asGroupType().getType(0);
    return value(element, ELEMENT, inside.into(element));
  }

  /** The rules for lists of old writers, in the order in which the Parquet format states them. */
  private static boolean isElementItself(GroupType list, Type repeated) {
    return repeated.isPrimitive()
        || repeated.asGroupType().getFieldCount() != 1
        || repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
        || repeated.getName().equals("array")
        || repeated.getName().equals(list.getName() + "_tuple");
  }

  private static boolean isList(GroupType group) {
    return group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
        && hasOneRepeatedField(group);
  }

  private static boolean isMap(GroupType group) {
    LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
    return (logical instanceof MapLogicalTypeAnnotation
            || logical instanceof MapKeyValueTypeAnnotation)
        && hasOneRepeatedField(group)
        && !group.getType(0).isPrimitive();
  }

  private static boolean hasOneRepeatedField(GroupType group) {
    return group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED);
  }

  /** Returns a cursor for each leaf, which fills it and its share of the groups around it. */
  static List<LeafCursor> cursors(List<Column> columns) {
    List<LeafCursor> cursors = new ArrayList<>();
    Set<Column> told = new HashSet<>();
    columns.forEach(column -> addCursors(column, List.of(), told, cursors));
    return cursors;
  }

  private static void addCursors(
      Column column, List<Column> groups, Set<Column> told, List<LeafCursor> cursors) {
    if (column instanceof LeafColumn leaf) {
      cursors.add(cursor(leaf, groups, told));
      return;
    }
    List<Column> longer = new ArrayList<>(groups);
    longer.add(column);
    column.children().forEach(child -> addCursors(child, longer, told, cursors));
  }

  private static LeafCursor cursor(LeafColumn leaf, List<Column> groups, Set<Column> told) {
    List<Level> levels = new ArrayList<>();
    List<Integer> lists = new ArrayList<>();
    for (Column group : groups) {
      if (group instanceof ListColumn) {
        lists.add(levels.size());
      }
      levels.add(told.add(group) ? (Level) group : new Echo(group));
    }
    return new LeafCursor(leaf, levels, lists);
  }
}
