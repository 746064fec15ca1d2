package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import dev.janus.json.JsonTree;
import dev.janus.json.JsonTree.Floats;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The JSON of benches.
 *
 * <p>Problem: Jackson keeps the last of two equal keys, or stops at the second, and then no more of
 * the file is read. Solution: keep the first, name the second and go on.
 */
final class BenchJson {

  /** Jackson takes strings of 20 million characters unless told otherwise. */
  private static final int LONGEST_STRING = 100_000_000;

  static final JsonFactory PARSERS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build())
          .build();

  private BenchJson() {}

  /**
   * Reads the value that starts at the current token of a parser, to its end.
   *
   * @param duplicateKey told of each key that occurs more than once in one object
   */
  static JsonNode tree(JsonParser parser, Consumer<String> duplicateKey) throws IOException {
    return new JsonTree(
            parser,
            Floats.DOUBLE,
            (key, earlier, later) -> {
              duplicateKey.accept(key);
              return earlier;
            })
        .read();
  }
}
