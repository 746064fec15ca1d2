package dev.janus.dataset;

import dev.janus.dataset.row.Fields;
import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.RowSink;
import dev.janus.dataset.source.Source;
import java.util.List;

/** Takes the rows of several files as those of one, and keeps apart where they are. */
final class FolderSink implements RowSink {

  private final RowSink sink;
  private final int prefix;
  private String file = "";
  private boolean isOfUse = true;

  /**
   * Starts before the first file.
   *
   * @param folder what messages call the folder
   */
  FolderSink(String folder, RowSink sink) {
    this.sink = sink;
    this.prefix = folder.length() + 1;
  }

  /** Goes to the next file and returns whether its rows are of use. */
  boolean next(Source next) {
    file = next.name().substring(prefix).strip();
    return isOfUse;
  }

  @Override
  public boolean columns(String name, List<String> names) {
    isOfUse = sink.columns(name, names);
    return isOfUse;
  }

  @Override
  public void row(Place place, Fields fields) {
    sink.row(new Place(place.where(), place.brief() + " of " + file), fields);
  }

  @Override
  public void problem(Problem problem) {
    sink.problem(problem);
  }
}
