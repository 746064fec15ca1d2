package dev.janus.dataset;

import dev.janus.dataset.assembly.InvalidBenchException;
import dev.janus.dataset.assembly.RowRules;
import dev.janus.dataset.assembly.SplitTable;
import dev.janus.dataset.location.ClasspathLocation;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RefusedFileException;
import dev.janus.dataset.rubrics.ShippedRubrics;
import dev.janus.dataset.source.ClasspathSource;
import dev.janus.dataset.source.FileSource;
import dev.janus.dataset.source.Source;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * Files that say more about the rows of a bench, as the user named them: a path, which starts at
 * the working directory, or {@code classpath:/...}. Immutable.
 *
 * @param splits a CSV file with the splits of sources
 * @param rubrics a rubric set: the name of one that is part of Janus, or a file
 * @param references a file with reference answers
 */
@API(status = Status.EXPERIMENTAL)
public record Additions(
    @Nullable String splits, @Nullable String rubrics, @Nullable String references) {

  /** Nothing more. */
  public static final Additions NONE = new Additions(null, null, null);

  /**
   * Reads the files.
   *
   * @param resources where {@code classpath:} is looked up
   * @throws InvalidBenchException if anything is wrong with one of them, with all of it
   */
  public RowRules rules(ClassLoader resources) throws InvalidBenchException {
    SplitTable table = SplitTable.shipped();
    return RowRules.read(
        splits == null ? table : with(table, source(splits, resources)),
        rubrics == null ? null : rubricSet(rubrics, resources),
        references == null ? null : source(references, resources));
  }

  /** Returns a text that changes when the files do. */
  String state(ClassLoader resources) {
    return Stream.of(splits, rubrics, references)
        .map(named -> named == null ? "" : stateOf(named, resources))
        .collect(Collectors.joining("\n"));
  }

  private static String stateOf(String named, ClassLoader resources) {
    try {
      return source(named, resources).state();
    } catch (InvalidBenchException nothingThere) {
      // Who reads it says what is wrong.
      return named;
    }
  }

  private static SplitTable with(SplitTable table, Source csv) throws InvalidBenchException {
    try (Reader reader = new InputStreamReader(csv.open(), StandardCharsets.UTF_8)) {
      return table.with(reader, csv.name());
    } catch (RefusedFileException e) {
      throw new InvalidBenchException(e.problem());
    } catch (IOException e) {
      throw new InvalidBenchException(
          new Problem(csv.name(), "could not be read", e.toString(), "check the file"));
    }
  }

  private static Source rubricSet(String named, ClassLoader resources)
      throws InvalidBenchException {
    Optional<Source> shipped = ShippedRubrics.source(named);
    return shipped.isPresent() ? shipped.get() : source(named, resources);
  }

  private static Source source(String named, ClassLoader resources) throws InvalidBenchException {
    if (named.startsWith(ClasspathLocation.SCHEME)) {
      String resource = named.substring(ClasspathLocation.SCHEME.length()).replaceFirst("^/+", "");
      return new ClasspathSource(named, resource, resources);
    }
    try {
      return new FileSource(named, Path.of(named).toAbsolutePath());
    } catch (InvalidPathException e) {
      throw new InvalidBenchException(
          new Problem(Problem.quote(named), "is not a path", e.getReason(), "correct the name"));
    }
  }
}
