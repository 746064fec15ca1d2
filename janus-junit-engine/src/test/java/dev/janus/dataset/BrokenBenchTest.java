package dev.janus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.assembly.InvalidBenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One message for a bench that is no bench; what the file holds decides, whatever its name. */
class BrokenBenchTest {

  private static final String PAGE = "<!DOCTYPE html>\n<html><title>Log in</title></html>\n";

  @TempDir private Path folder;

  private static String refusal(Path bench) {
    var invalid = assertThrows(InvalidBenchException.class, () -> LocalBenches.read(bench));
    assertEquals(1, invalid.problems().size());
    return String.valueOf(invalid.getMessage());
  }

  private Path copy(String fixture, String name) throws IOException {
    return Files.write(folder.resolve(name), Fixtures.bytes(fixture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x.jsonl", "x.csv", "x.arrow", "x.parquet", "x"})
  void an_empty_file_has_no_rows(String name) throws Exception {
    Path bench = copy("bad/empty.arrow", name);
    assertEquals(
        bench + ": the bench has no rows\n  found: an empty file\n  fix: add at least one row",
        refusal(bench));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x.jsonl", "x.csv", "x.arrow", "x.parquet", "x"})
  void a_pointer_of_git_lfs_is_to_be_pulled(String name) throws Exception {
    Path bench = copy("bad/lfs-pointer.parquet", name);
    assertEquals(
        bench
            + """
            : not a bench in JSON, CSV or Arrow
              found: a Git LFS pointer, not the file it stands for
              fix: run git lfs pull""",
        refusal(bench));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x.jsonl", "x.csv", "x.arrow", "x.parquet", "x"})
  void a_stream_of_arrow_that_is_cut_off_says_what_is_missing(String name) throws Exception {
    Path bench = copy("bad/truncated.stream.arrow", name);
    assertEquals(
        bench
            + """
            : the file is cut off
              found: 8800 bytes, where 16728 should follow after byte 3104
              fix: download it or write it again""",
        refusal(bench));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x.jsonl", "x.csv", "x.arrow", "x.parquet", "x"})
  void a_web_page_is_not_the_file_it_is_about(String name) throws Exception {
    Path bench = Files.writeString(folder.resolve(name), PAGE);
    assertEquals(
        bench
            + """
            : not a bench in JSON, CSV or Arrow
              found: an HTML page or XML
              fix: download the file itself, not the page about it""",
        refusal(bench));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.parquet", "x.PARQUET"})
  void parquet_that_was_not_converted_is_to_be_fetched(String name) throws Exception {
    Path bench = Files.writeString(folder.resolve(name), "PAR1 and so on PAR1");
    assertEquals(
        bench
            + """
            : not a bench in JSON, CSV or Arrow
              found: a Parquet file
              fix: run mvn janus:fetch -Djanus.bench="""
            + bench,
        refusal(bench));
  }
}
