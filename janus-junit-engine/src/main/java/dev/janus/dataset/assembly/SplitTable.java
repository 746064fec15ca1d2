package dev.janus.dataset.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Which split the rows of a source belong to; sources are compared case by case. Immutable. */
@API(status = Status.EXPERIMENTAL)
public final class SplitTable {

  private static final String SHIPPED = "splits.csv";

  private final Map<String, String> splits;

  private SplitTable(Map<String, String> splits) {
    this.splits = Map.copyOf(splits);
  }

  /** Returns the table of the sources of Multifaceted-Bench. */
  public static SplitTable shipped() {
    try (InputStream in = SplitTable.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the Janus jar lacks " + SHIPPED);
      }
      return new SplitTable(pairs(new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Our own file has no quotes; loading a CSV parser for it takes a cold JVM 50 ms. */
  private static Map<String, String> pairs(String csv) {
    Map<String, String> pairs = new HashMap<>();
    for (String line : csv.lines().skip(1).toList()) {
      int comma = line.indexOf(',');
      pairs.put(line.substring(0, comma), line.substring(comma + 1));
    }
    return pairs;
  }

  /**
   * Returns this table with the lines of a CSV file added; where both name a source, the file wins.
   * The file has the columns {@code source,split}, named in its first line; cells with a comma are
   * quoted.
   *
   * @param csv read to its end, not closed
   * @param where what messages call the file
   * @throws InvalidBenchException if a line is wrong; it lists all of them
   */
  public SplitTable with(Reader csv, String where) throws InvalidBenchException {
    Map<String, String> extended = new HashMap<>(splits);
    extended.putAll(new SplitTableReader(where).read(csv));
    return new SplitTable(extended);
  }

  /** Returns the split of a source. */
  public Optional<String> split(String source) {
    return Optional.ofNullable(splits.get(source));
  }
}
