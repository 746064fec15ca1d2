package dev.janus.dataset.assembly;

import dev.janus.dataset.csv.CsvException;
import dev.janus.dataset.csv.CsvRecords;
import dev.janus.dataset.csv.CsvRecords.CsvRecord;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file with the columns {@code source,split}. */
final class SplitTableReader {

  private static final List<String> HEADER = List.of("source", "split");
  private static final String ONE_PAIR = "write one source and its split, with a comma between";

  private final String where;
  private final Problems problems = new Problems();
  private final Map<String, String> splits = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  SplitTableReader(String where) {
    this.where = where;
  }

  Map<String, String> read(Reader csv) throws InvalidBenchException {
    try {
      readRecords(new CsvRecords(csv));
    } catch (CsvException e) {
      problems.add(e.problem(where));
    } catch (IOException e) {
      problem(1, "could not be read to its end", e.getMessage(), "check the file");
    }
    InvalidBenchException.throwIfAny(problems);
    return splits;
  }

  private void readRecords(CsvRecords records) throws IOException {
    Optional<CsvRecord> header = records.next();
    List<String> cells = header.map(CsvRecord::cells).orElse(List.of());
    if (!HEADER.equals(cells.stream().map(String::strip).toList())) {
      String found = Problem.quote(String.join(",", cells));
      problem(1, "the first line is not the header", found, "begin with the line source,split");
      return;
    }
    for (var next = records.next(); next.isPresent(); next = records.next()) {
      add(next.get());
    }
  }

  private void add(CsvRecord pair) {
    if (pair.cells().size() != HEADER.size()) {
      String found = pair.cells().size() + (pair.cells().size() == 1 ? " cell" : " cells");
      problem(pair.line(), "a line has two cells", found, ONE_PAIR + "; quote a cell with a comma");
      return;
    }
    String source = pair.cells().get(0);
    String split = pair.cells().get(1).strip();
    if (source.isBlank()) {
      problem(pair.line(), "the source is blank", Problem.quote(source), ONE_PAIR);
    }
    if (!SplitId.isValid(split)) {
      String fix = "call it " + SplitId.suggestion(split);
      problem(pair.line(), SplitId.RULE, Problem.quote(split), fix);
    }
    put(pair.line(), source, split);
  }

  private void put(int line, String source, String split) {
    String first = splits.putIfAbsent(source, split);
    if (first != null && !first.equals(split)) {
      problem(
          line,
          "source "
              + Problem.quote(source)
              + " already has another split in line "
              + lines.get(source),
          first + " and " + split,
          "keep one of the two lines");
    }
    lines.putIfAbsent(source, line);
  }

  private void problem(int line, String what, @Nullable String found, String fix) {
    problems.add(new Problem(where + ":" + line, what, found, fix));
  }
}
