package dev.janus.maven.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures: twelve rows as {@code datasets} and DuckDB write them. */
class BenchFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"mini.duck.snappy.parquet", "mini.duck.zstd.parquet"})
  void a_bench_has_the_rows_of_its_json(String name) throws Exception {
    assertEquals(json(), WrittenParquet.converted(file(name)).rows());
  }

  @Test
  void a_bench_of_the_old_revision_has_one_rubric_and_no_preferences() throws Exception {
    List<Map<String, Object>> expected = new ArrayList<>();
    for (Map<String, Object> row : json()) {
      Map<String, Object> old = new LinkedHashMap<>(row);
      old.remove("preference_set");
      old.put("rubric", old.remove("rubrics"));
      expected.add(old);
    }
    assertEquals(expected, WrittenParquet.converted(file("mini.oldrev.snappy.parquet")).rows());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> json() throws IOException, URISyntaxException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file("mini.jsonl"))) {
      rows.add(new ObjectMapper().readValue(line, Map.class));
    }
    return rows;
  }

  static Path file(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(BenchFilesTest.class.getResource(name), name).toURI());
  }
}
