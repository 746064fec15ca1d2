package dev.janus.dataset;

import dev.janus.bench.Bench;
import dev.janus.dataset.assembly.BenchAssembly;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.location.ClasspathLocation;
import dev.janus.dataset.location.FileLocation;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.source.ClasspathSource;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.nio.file.Files;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Reads a bench from a file or a class path resource in JSON (a list of rows, or an object of
 * rows), JSON lines or Arrow IPC, or from a folder that Hugging Face's {@code save_to_disk} wrote.
 * Opens no socket. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class BenchReader {

  private final ClassLoader resources;
  private final SplitTable splits;

  /**
   * Makes a reader.
   *
   * @param resources where {@code classpath:} locations are looked up
   * @param splits which split a row belongs to that does not say so itself
   */
  public BenchReader(ClassLoader resources, SplitTable splits) {
    this.resources = resources;
    this.splits = splits;
  }

  /**
   * Reads a whole bench, row by row.
   *
   * @throws InvalidBenchException if there is no such file, or if anything in it breaks a rule; it
   *     lists every problem of every row
   */
  public Bench read(BenchLocation location) throws InvalidBenchException {
    BenchAssembly assembly = new BenchAssembly(location.text(), splits);
    if (location instanceof FileLocation file && Files.isDirectory(file.path())) {
      RowReader.readFolder(file.text(), file.path(), assembly);
    } else {
      RowReader.read(source(location), assembly);
    }
    return assembly.bench();
  }

  private Source source(BenchLocation location) throws InvalidBenchException {
    if (location instanceof FileLocation file) {
      return new FileSource(file.text(), file.path());
    }
    if (location instanceof ClasspathLocation onClasspath) {
      return new ClasspathSource(onClasspath.text(), onClasspath.resource(), resources);
    }
    throw new InvalidBenchException(
        new Problem(
            location.text(),
            "this version does not read hf:// benches yet",
            null,
            "download the file from the hub, as JSON lines, and name it"));
  }
}
