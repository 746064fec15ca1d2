package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SourceCount;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCensusTest {

  @TempDir private Path folder;

  private List<SourceCount> sources(String text, Additions additions)
      throws IOException, InvalidBenchException {
    Path file = Files.writeString(folder.resolve("x.jsonl"), text);
    return LocalBenches.reader(getClass().getClassLoader(), additions)
        .sources(BenchLocation.parse(file.toString()));
  }

  private List<SourceCount> sources(String text) throws IOException, InvalidBenchException {
    return sources(text, Additions.NONE);
  }

  @Test
  void rows_are_counted_by_source_and_split_in_the_order_of_the_file() throws Exception {
    assertEquals(
        List.of(new SourceCount("vicuna", "alpaca-eval", 1), new SourceCount("koala", "koala", 2)),
        sources(
            """
            {"source":"vicuna","prompt":"a"}
            {"source":"koala","prompt":"b"}
            {"source":"koala","prompt":"c"}
            """));
  }

  @Test
  void a_row_s_own_split_counts_and_what_is_not_known_is_empty() throws Exception {
    assertEquals(
        List.of(
            new SourceCount("ours", "mine", 1),
            new SourceCount("ours", "", 1),
            new SourceCount("", "mine", 1),
            new SourceCount("", "", 1)),
        sources(
            """
            {"source":"ours","split":"mine","prompt":"a"}
            {"source":"ours","prompt":"b"}
            {"split":"mine","prompt":"c"}
            {"prompt":"d"}
            """));
  }

  @Test
  void splits_of_the_user_count() throws Exception {
    Path csv = Files.writeString(folder.resolve("splits.csv"), "source,split\nours,mine\n");
    assertEquals(
        List.of(new SourceCount("ours", "mine", 1)),
        sources(
            "{\"source\":\"ours\",\"prompt\":\"a\"}\n", new Additions(csv.toString(), null, null)));
  }

  @Test
  void a_native_file_has_its_own_split() throws Exception {
    assertEquals(
        List.of(new SourceCount("koala", "koala", 1)),
        sources("{\"id\":\"koala_0\",\"prompt\":\"a\"}\n"));
  }

  @Test
  void what_cannot_be_read_is_told() {
    var invalid =
        assertThrows(
            InvalidBenchException.class,
            () -> sources("{\"source\":\"koala\",\"prompt\":\"a\"}\n{"));
    assertEquals(
        List.of(folder.resolve("x.jsonl") + ":2"),
        invalid.problems().stream().map(Problem::where).toList());
  }
}
