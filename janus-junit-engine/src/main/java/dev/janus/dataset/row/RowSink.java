package dev.janus.dataset.row;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Takes what a reader finds in a file, in its order. */
@API(status = Status.INTERNAL)
public interface RowSink {

  /**
   * Takes the columns of a file in which all rows have the same ones. A reader of such a file calls
   * this before its first row.
   *
   * @param file what messages call it
   * @return whether the rows are of use; the reader stops when they are not
   */
  boolean columns(String file, List<String> names);

  /** Takes the next row. */
  void row(Place place, Fields fields);

  /** Takes what is wrong with the file or with a row that cannot be read at all. */
  void problem(Problem problem);
}
