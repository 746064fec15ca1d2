package dev.janus.maven.parquet;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * What a Parquet type becomes. Texts, numbers and booleans become what they are. Of all others
 * (dates, times, decimals, UUIDs, ...) no bench has any: their stored form is kept as it is, and
 * the field's metadata names what it stands for.
 *
 * @param arrow type in the Arrow file
 * @param values makes an empty store
 * @param metadata of the Arrow field
 */
record LeafType(ArrowType arrow, Supplier<Values> values, Map<String, String> metadata) {

  /** Key of the metadata that tells what a stored form stands for. */
  static final String STANDS_FOR = "janus.parquet.type";

  static LeafType of(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> new LeafType(ArrowType.Bool.INSTANCE, BooleanValues::new, note(type));
      case INT32 ->
          fixed(type, integer(type, 32), 4, (bytes, reader) -> bytes.addInt(reader.getInteger()));
      case INT64 ->
          fixed(type, integer(type, 64), 8, (bytes, reader) -> bytes.addLong(reader.getLong()));
      case FLOAT ->
          fixed(
              type,
              new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
              4,
              (bytes, reader) -> bytes.addInt(Float.floatToRawIntBits(reader.getFloat())));
      case DOUBLE ->
          fixed(
              type,
              new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
              8,
              (bytes, reader) -> bytes.addLong(Double.doubleToRawLongBits(reader.getDouble())));
      case INT96 -> bytes(type, 12);
      case FIXED_LEN_BYTE_ARRAY -> bytes(type, type.getTypeLength());
      case BINARY ->
          new LeafType(
              isText(type) ? ArrowType.Utf8.INSTANCE : ArrowType.Binary.INSTANCE,
              TextValues::new,
              note(type));
    };
  }

  FieldType fieldType() {
    return new FieldType(true, arrow, null, metadata);
  }

  private static LeafType fixed(
      PrimitiveType type, ArrowType arrow, int width, BiConsumer<ByteStore, ColumnReader> copy) {
    return new LeafType(arrow, () -> new FixedValues(width, copy), note(type));
  }

  private static LeafType bytes(PrimitiveType type, int width) {
    return fixed(
        type,
        new ArrowType.FixedSizeBinary(width),
        width,
        (bytes, reader) -> bytes.add(reader.getBinary().toByteBuffer()));
  }

  private static ArrowType integer(PrimitiveType type, int bits) {
    boolean signed =
        !(type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation integer)
            || integer.isSigned();
    return new ArrowType.Int(bits, signed);
  }

  private static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return logical instanceof StringLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation;
  }

  private static Map<String, String> note(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    boolean plain = logical == null || logical instanceof StringLogicalTypeAnnotation;
    return plain ? Map.of() : Map.of(STANDS_FOR, logical.toString());
  }
}
