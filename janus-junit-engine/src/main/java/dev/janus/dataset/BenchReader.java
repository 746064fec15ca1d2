package dev.janus.dataset;

import dev.janus.bench.Bench;
import dev.janus.dataset.assembly.BenchAssembly;
import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.SourceCensus;
import dev.janus.dataset.assembly.SourceCount;
import dev.janus.dataset.cache.HubFolders;
import dev.janus.dataset.location.BenchLocation;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Reads a bench from files, a class path resource, or a dataset of the Hugging Face hub that is on
 * this machine: in JSON (a list of rows, or an object of rows), JSON lines, CSV, Arrow, or the
 * folders that Python's {@code datasets} saves. Opens no socket. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class BenchReader {

  private final BenchSources sources;
  private final ClassLoader resources;
  private final Additions additions;

  /**
   * Makes a reader.
   *
   * @param resources where {@code classpath:} locations are looked up
   * @param additions what says more about the rows
   * @param folders where datasets of the hub are
   */
  public BenchReader(ClassLoader resources, Additions additions, HubFolders folders) {
    this.sources = new BenchSources(resources, folders);
    this.resources = resources;
    this.additions = additions;
  }

  /**
   * Reads a whole bench, row by row.
   *
   * @throws InvalidBenchException if there is no such file, or if anything in it breaks a rule; it
   *     lists every problem of every row
   */
  public Bench read(BenchLocation location) throws InvalidBenchException {
    BenchAssembly assembly = new BenchAssembly(location.text(), additions.rules(resources));
    BenchFiles files = files(location);
    read(location, files, assembly);
    Bench bench = assembly.bench();
    return new Bench(bench.location(), files.revision(), bench.splits());
  }

  private static void read(BenchLocation location, BenchFiles files, RowSink sink) {
    if (files.sources().size() == 1) {
      RowReader.read(files.sources().get(0), sink);
    } else {
      RowReader.readAll(location.text(), files.sources(), sink);
    }
  }

  /**
   * Counts the rows of each source and split, without keeping or checking them.
   *
   * @throws InvalidBenchException if there is no such file, or it cannot be read to its end
   */
  public List<SourceCount> sources(BenchLocation location) throws InvalidBenchException {
    SourceCensus census = new SourceCensus(additions.rules(resources).splits());
    read(location, files(location), census);
    return census.counts();
  }

  /**
   * Returns a text that changes when the files change which a location stands for, or those that
   * say more about its rows; their size and time of change count, not their content.
   *
   * @throws InvalidBenchException if there are no such files
   */
  public String state(BenchLocation location) throws InvalidBenchException {
    StringBuilder state = new StringBuilder(additions.state(resources));
    for (Source source : files(location).sources()) {
      state.append('\n').append(source.state());
    }
    return state.toString();
  }

  private BenchFiles files(BenchLocation location) throws InvalidBenchException {
    try {
      return sources.of(location);
    } catch (RefusedFileException e) {
      throw new InvalidBenchException(e.problem());
    } catch (IOException e) {
      throw new InvalidBenchException(unreadable(location, e));
    }
  }

  private static Problem unreadable(BenchLocation location, IOException fault) {
    String found = fault.getClass().getSimpleName() + ": " + fault.getMessage();
    return new Problem(location.text(), "could not be found", found, "check the files");
  }
}
