package dev.janus.maven.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.dataset.Additions;
import dev.janus.dataset.BenchReader;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.cache.Conversions;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.row.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine finds a conversion by the Parquet file, and reads in it what it reads in JSON. */
class ReadByTheEngineTest {

  @TempDir private Path folder;

  private HubFolders folders() {
    return HubFolders.of(Map.of("HF_HOME", folder.toString())::get, folder);
  }

  /** The fixture's rows are not all rows of a bench; what is wrong with them tells them apart. */
  private List<String> problems(Path file) {
    BenchReader reader =
        new BenchReader(ClassLoader.getPlatformClassLoader(), Additions.NONE, folders());
    FileLocation location = new FileLocation("bench", file);
    var invalid = assertThrows(InvalidBenchException.class, () -> reader.read(location));
    return invalid.problems().stream().map(ReadByTheEngineTest::withoutPlace).toList();
  }

  private static String withoutPlace(Problem problem) {
    return problem.what() + " / " + problem.context();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mini.duck.snappy.parquet",
        "mini.duck.zstd.parquet",
        "mini.oldrev.snappy.parquet"
      })
  void what_was_converted_is_read_as_its_json(String name) throws Exception {
    Path parquet = BenchFilesTest.file(name);
    new CachedConversions(new Conversions(folders()), "dev")
        .convert(new ParquetFile(name, parquet), Origin.local(name), (done, total) -> {});
    assertEquals(problems(BenchFilesTest.file("mini.jsonl")), problems(parquet));
  }
}
