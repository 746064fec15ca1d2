package dev.janus.dataset.arrow;

import static dev.janus.dataset.arrow.ReadFields.lists;
import static dev.janus.dataset.arrow.SchemaFields.child;
import static dev.janus.dataset.arrow.SchemaFields.field;
import static dev.janus.dataset.arrow.SchemaFields.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.row.Cell;
import dev.janus.dataset.row.Fields;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** Lists and records, however they are stored. */
class ArrowNestedTest {

  private static void entries(FieldVector vector) {
    WrittenFile.texts((VarCharVector) vector, "a", null, "c");
  }

  private static final List<Cell<List<Cell<String>>>> LISTS =
      List.of(
          Cell.of(List.of(Cell.of("a"), Cell.ofNull())),
          Cell.ofNull(),
          Cell.of(List.of()),
          Cell.of(List.of(Cell.of("c"))));

  @Test
  void lists_may_be_null_empty_and_of_nulls() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.List.INSTANCE, text("item")),
            4,
            vector -> {
              ListVector list = (ListVector) vector;
              entries(list.getDataVector());
              list.startNewValue(0);
              list.endValue(0, 2);
              list.setNull(1);
              list.startNewValue(2);
              list.endValue(2, 0);
              list.startNewValue(3);
              list.endValue(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void large_lists_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.LargeList.INSTANCE, text("item")),
            4,
            vector -> {
              LargeListVector list = (LargeListVector) vector;
              entries(list.getDataVector());
              list.startNewValue(0);
              list.endValue(0, 2);
              list.setNull(1);
              list.startNewValue(2);
              list.endValue(2, 0);
              list.startNewValue(3);
              list.endValue(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void views_of_lists_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.ListView.INSTANCE, text("item")),
            4,
            vector -> {
              ListViewVector list = (ListViewVector) vector;
              entries(list.getDataVector());
              list.setValidity(0, 1);
              list.setOffset(0, 0);
              list.setSize(0, 2);
              list.setNull(1);
              list.setValidity(2, 1);
              list.setValidity(3, 1);
              list.setOffset(3, 2);
              list.setSize(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void large_views_of_lists_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.LargeListView.INSTANCE, text("item")),
            4,
            vector -> {
              LargeListViewVector list = (LargeListViewVector) vector;
              entries(list.getDataVector());
              list.setValidity(0, 1);
              list.setOffset(0, 0);
              list.setSize(0, 2);
              list.setNull(1);
              list.setValidity(2, 1);
              list.setValidity(3, 1);
              list.setOffset(3, 2);
              list.setSize(3, 1);
            });
    assertEquals(LISTS, lists(file));
  }

  @Test
  void lists_of_a_fixed_size_are_lists() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(new ArrowType.FixedSizeList(2), text("item")),
            2,
            vector -> {
              FixedSizeListVector list = (FixedSizeListVector) vector;
              list.setNull(0);
              list.setNotNull(1);
              WrittenFile.texts((VarCharVector) list.getDataVector(), null, null, "a", null);
            });
    assertEquals(
        List.of(Cell.ofNull(), Cell.of(List.of(Cell.of("a"), Cell.ofNull()))), lists(file));
  }

  @Test
  void records_may_be_null_and_hold_nulls() throws IOException {
    byte[] file =
        WrittenFile.of(
            field(ArrowType.Struct.INSTANCE, text("a"), child("b", ArrowType.Bool.INSTANCE)),
            2,
            vector -> {
              StructVector struct = (StructVector) vector;
              struct.setIndexDefined(1);
              struct.getChildrenFromFields().forEach(child -> child.setValueCount(2));
            });
    assertEquals(
        List.of(Cell.ofNull(), Cell.of("[a, b] null null nothing")),
        ReadFields.of(file, fields -> fields.record("x", ArrowNestedTest::described)));
    assertEquals(
        List.of(Cell.ofNull(), Cell.ofOther("an object")),
        ReadFields.of(file, fields -> fields.text("x")));
  }

  private static String described(Fields fields) {
    return String.join(
        " ",
        fields.names().toString(),
        fields.text("a").found(),
        fields.text("b").found(),
        fields.text("c").found());
  }

  @Test
  void two_fields_of_one_name_in_a_record_are_refused() throws IOException {
    Field twins = field(ArrowType.Struct.INSTANCE, text("a"), text("a"));
    byte[] file =
        WrittenFile.of(new Schema(List.of(twins)), NoCompressionCodec.INSTANCE, (out, any) -> {});
    assertEquals(
        """
        x.arrow: two fields of a record have one name
          found: "a" in the record "x"
          fix: rename one of them and write it again""",
        ReadFields.refusal(file, Fields::names));
  }
}
