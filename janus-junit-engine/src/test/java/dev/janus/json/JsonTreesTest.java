package dev.janus.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.janus.json.JsonTree.Floats;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreesTest {

  private static final JsonReader EXACT = JsonReader.of(Floats.DECIMAL);
  private static final JsonReader NEAREST = JsonReader.of(Floats.DOUBLE);
  private static final JsonWriter WRITER = new JsonWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"\"",
        "{\"a\":[1,-2,[true,false,null]],\"b\":{\"c\":\"d\"},\"e\":\"\\\"\\n\\u0001\"}",
        "[2147483648,-9223372036854775808,9223372036854775808]",
        "[0.1,1.7976931348623157E+308]",
        "\"g\u00fcnstig\""
      })
  void what_is_written_is_what_was_read(String json) throws Exception {
    assertEquals(json, WRITER.text(EXACT.read(json)));
    assertArrayEquals(json.getBytes(StandardCharsets.UTF_8), WRITER.bytes(EXACT.read(json)));
  }

  @Test
  void white_space_is_not_kept() throws Exception {
    assertEquals("{\"a\":[1,2]}", WRITER.text(EXACT.read(" { \"a\" : [ 1 ,\n2 ] } \n")));
  }

  @Test
  void numbers_are_as_large_and_as_exact_as_they_are_written() throws Exception {
    assertEquals(7, EXACT.read("7").intValue());
    assertEquals(1L << 40, EXACT.read("1099511627776").longValue());
    assertEquals(
        new BigInteger("123456789012345678901234567890"),
        EXACT.read("123456789012345678901234567890").bigIntegerValue());
    assertEquals(
        new BigDecimal("0.1234567890123456789"),
        EXACT.read("0.1234567890123456789").decimalValue());
    assertEquals(0.12345678901234568, NEAREST.read("0.1234567890123456789").doubleValue());
    assertTrue(NEAREST.read("1.5").isDouble());
  }

  @Test
  void a_float_is_written_as_one() {
    assertEquals("0.1", WRITER.text(JsonNodeFactory.instance.numberNode(0.1f)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void nothing_is_a_missing_node(String text) throws Exception {
    assertTrue(EXACT.read(text).isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "[1", "\"x"})
  void what_ends_half_way_is_told_apart(String text) {
    assertThrows(JsonEOFException.class, () -> EXACT.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "1 2", "[],", "null x", "{\"a\":1}}"})
  void more_than_one_value_is_no_json(String text) {
    assertThrows(JsonProcessingException.class, () -> EXACT.read(text));
  }

  @Test
  void nesting_has_a_bound() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThrows(JsonProcessingException.class, () -> EXACT.read(deep));
  }

  @Test
  void the_last_of_equal_keys_is_kept_where_the_first_was() throws Exception {
    assertEquals("{\"a\":3,\"b\":2}", WRITER.text(EXACT.read("{\"a\":1,\"b\":2,\"a\":3}")));
  }

  @Test
  void a_tree_keeps_what_its_maker_chooses_of_equal_keys() throws Exception {
    List<String> told = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser("{\"a\":1,\"a\":2,\"a\":3}")) {
      parser.nextToken();
      JsonNode tree =
          new JsonTree(
                  parser,
                  Floats.DOUBLE,
                  (key, earlier, later) -> {
                    told.add(key + earlier + later);
                    return earlier;
                  })
              .read();
      assertEquals("{\"a\":1}", WRITER.text(tree));
    }
    assertEquals(List.of("a12", "a13"), told);
  }

  @Test
  void given_parsers_decide_what_json_is() throws Exception {
    String comma = "{\"a\":1,}";
    JsonFactory forgiving =
        JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
    assertThrows(JsonProcessingException.class, () -> NEAREST.read(comma));
    assertEquals("{\"a\":1}", WRITER.text(JsonReader.of(forgiving, Floats.DOUBLE).read(comma)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\ud83dy", "\ud83d\ude00"})
  void what_takes_two_characters_is_escaped_in_utf_8(String text) throws Exception {
    var tree = JsonNodeFactory.instance.objectNode().put("a", text);
    var bytes = new String(WRITER.bytes(tree), StandardCharsets.US_ASCII);
    assertTrue(bytes.contains("\\uD83D"), bytes);
    assertEquals(tree, NEAREST.read(bytes));
    assertEquals("{\"a\":\"" + text + "\"}", WRITER.text(tree));
  }

  @Test
  void doubles_are_written_as_java_does() throws Exception {
    assertEquals("[0.1,1.0E300]", WRITER.text(NEAREST.read("[0.10,1e300]")));
  }

  @Test
  void what_json_does_not_have_is_refused() {
    var bytes = BinaryNode.valueOf(new byte[] {1});
    assertThrows(IllegalArgumentException.class, () -> WRITER.text(bytes));
  }
}
