package dev.janus.dataset.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.janus.dataset.CollectedRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesReaderTest {

  private static final String GOOD = "{\"prompt\":\"b\"}";

  @Test
  void a_line_beyond_the_limit_is_a_problem() throws IOException {
    var collected = new CollectedRows();
    new JsonLinesReader("x.jsonl", collected, GOOD.length())
        .read(new ByteArrayInputStream((GOOD + "\n" + GOOD + " ").getBytes(UTF_8)));
    assertEquals(List.of("b"), collected.prompts());
    assertEquals(
        List.of(
            """
            x.jsonl:2: the line is too long for one row
              found: more than 14 bytes
              fix: write one JSON object on each line"""),
        collected.problems);
  }
}
