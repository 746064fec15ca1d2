package dev.janus.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.janus.bench.Bench;
import dev.janus.dataset.arrow.SavedDataset;
import dev.janus.dataset.assembly.BenchAssembly;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Row;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.ClasspathSource;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Arrow fixture holds what mini.jsonl holds. */
class ArrowBenchTest {

  @TempDir private Path temporary;

  private static List<Row> truth() {
    return Fixtures.contents(Fixtures.read("mini.jsonl").rows);
  }

  private static List<Source> files(String name, Path folder) {
    try {
      return List.copyOf(SavedDataset.files(name, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CollectedRows folder(String name) {
    CollectedRows collected = new CollectedRows();
    RowReader.readAll(name, files(name, Fixtures.path(name)), collected);
    return collected;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mini.stream.arrow",
        "mini.file.arrow",
        "mini.large.stream.arrow",
        "mini.dict.stream.arrow",
        "mini.zstd.stream.arrow",
        "bad/no-eos.stream.arrow"
      })
  void rows_are_those_of_json(String name) {
    CollectedRows collected = Fixtures.read(name);
    assertEquals(List.of(), collected.problems);
    assertEquals(truth(), Fixtures.contents(collected.rows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mini-saved", "mini-saved-dict"})
  void rows_of_a_folder_are_those_of_json(String name) {
    CollectedRows collected = folder(name);
    assertEquals(List.of(), collected.problems);
    assertEquals(truth(), Fixtures.contents(collected.rows));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mini.stream.arrow",
        "mini.file.arrow",
        "mini.large.stream.arrow",
        "mini.dict.stream.arrow",
        "mini.zstd.stream.arrow"
      })
  void the_bench_of_its_sound_rows_has_the_digest_of_that_of_json(String name) throws Exception {
    assertEquals(bench("mini.jsonl").digest(), bench(name).digest());
  }

  private static Bench bench(String name) throws InvalidBenchException {
    BenchAssembly assembly = new BenchAssembly("x", RowRules.of(SplitTable.shipped()));
    RowReader.read(new FileSource("x", Fixtures.path(name)), new SoundRows(assembly));
    return assembly.bench();
  }

  /** Passes on all rows of the fixture but the three that lack something. */
  private static final class SoundRows implements RowSink {
    private static final Set<Integer> BROKEN = Set.of(6, 8, 10);
    private final RowSink sink;
    private int count;

    SoundRows(RowSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean columns(String file, List<String> names) {
      return sink.columns(file, names);
    }

    @Override
    public void row(Place place, Fields fields) {
      count++;
      if (!BROKEN.contains(count)) {
        sink.row(place, fields);
      }
    }

    @Override
    public void problem(Problem problem) {
      sink.problem(problem);
    }
  }

  @Test
  void columns_are_told_before_the_rows() {
    assertEquals(
        List.of(
            "mini.stream.arrow: source, preference_set, system, prompt, reference_answer, rubrics"),
        Fixtures.read("mini.stream.arrow").columns);
  }

  @Test
  void rows_are_counted_through_the_file() {
    List<Row> rows = Fixtures.read("mini.file.arrow").rows;
    assertEquals(new Place("mini.file.arrow (row 1)", "row 1"), rows.get(0).place());
    assertEquals(new Place("mini.file.arrow (row 12)", "row 12"), rows.get(11).place());
  }

  @Test
  void rows_of_a_folder_are_counted_in_each_file_and_carry_its_name() {
    List<Row> rows = folder("mini-saved").rows;
    assertEquals(
        new Place(
            "mini-saved/data-00001-of-00003.arrow (row 1)", "row 1 of data-00001-of-00003.arrow"),
        rows.get(4).place());
  }

  @Test
  void rows_of_a_part_carry_its_name_too() {
    assertEquals(
        "row 1 of train/data-00000-of-00001.arrow",
        folder("mini-saved-dict").rows.get(0).place().brief());
  }

  @Test
  void a_file_without_the_columns_is_told_once_with_those_it_has() {
    String file = Fixtures.path("mini.types.stream.arrow").toString();
    var invalid = assertThrows(InvalidBenchException.class, () -> LocalBenches.read(file));
    assertEquals(
        file
            + """
            : there is no column "prompt"
              found: "label", "i64", "u8", "f64", "f32", "flag", "ts", "day", "bin", "json", "ints", "none"
              fix: rename the column that holds it, or write it to the file""",
        invalid.getMessage());
  }

  @Test
  void a_folder_whose_files_lack_a_column_is_told_once() throws IOException {
    for (int i = 0; i < 2; i++) {
      Files.write(temporary.resolve(i + ".arrow"), Fixtures.bytes("mini.types.stream.arrow"));
    }
    Files.writeString(
        temporary.resolve("state.json"),
        "{\"_data_files\": [{\"filename\": \"0.arrow\"}, {\"filename\": \"1.arrow\"}]}");
    BenchAssembly assembly = new BenchAssembly("x", RowRules.of(SplitTable.shipped()));
    RowReader.readAll("x", files("x", temporary), assembly);
    var invalid = assertThrows(InvalidBenchException.class, assembly::bench);
    assertEquals(List.of("x/0.arrow"), invalid.problems().stream().map(Problem::where).toList());
  }

  @Test
  void a_folder_is_named_as_a_bench() {
    String folder = Fixtures.path("mini-saved").toString();
    var invalid = assertThrows(InvalidBenchException.class, () -> LocalBenches.read(folder));
    assertEquals(folder + "/data-00001-of-00003.arrow (row 2)", invalid.problems().get(0).where());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mini.stream.arrow", "mini.file.arrow"})
  void a_resource_in_a_jar_is_read(String name) throws IOException {
    Path jar = temporary.resolve("benches.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("x.arrow"));
      out.write(Fixtures.bytes(name));
    }
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      var collected = CollectedRows.of(new ClasspathSource("x", "x.arrow", loader));
      assertEquals(truth(), Fixtures.contents(collected.rows));
    }
  }

  @Test
  void a_resource_in_a_folder_is_read() {
    var source = new ClasspathSource("x", "fixtures/mini.file.arrow", getClass().getClassLoader());
    assertEquals(truth(), Fixtures.contents(CollectedRows.of(source).rows));
  }

  @Test
  void a_bench_in_json_lines_loads_no_class_of_arrow() throws Exception {
    List<String> loaded = loadedClasses("mini.jsonl");
    assertEquals(
        List.of(),
        loaded.stream()
            .filter(line -> line.contains("org.apache.arrow") || line.contains("io.airlift"))
            .toList());
    assertEquals(true, loaded.stream().anyMatch(line -> line.contains("com.fasterxml.jackson")));
  }

  @Test
  void a_bench_in_arrow_needs_no_flag_and_writes_nothing_to_the_error_stream() throws Exception {
    List<String> lines = loadedClasses("mini.zstd.stream.arrow");
    assertEquals(true, lines.contains("rows: 12"));
    assertEquals(List.of(), lines.stream().filter(line -> line.contains("SLF4J(")).toList());
  }

  private List<String> loadedClasses(String fixture) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    File output = temporary.resolve("classes.txt").toFile();
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                ReadFixture.class.getName(),
                fixture)
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    assertEquals(0, process.waitFor(), () -> "see " + output);
    return Files.readAllLines(output.toPath(), UTF_8);
  }

  /** What the forked JVM runs. */
  static final class ReadFixture {
    private ReadFixture() {}

    public static void main(String[] arguments) throws IOException {
      CollectedRows collected = Fixtures.read(arguments[0]);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.writeBytes(("rows: " + collected.rows.size() + "\n").getBytes(UTF_8));
      line.writeTo(System.out);
    }
  }
}
