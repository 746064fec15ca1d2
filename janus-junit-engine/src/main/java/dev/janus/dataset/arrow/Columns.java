package dev.janus.dataset.arrow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the rows of a file, or of a record within each. */
interface Columns {

  /** Returns the names in the order of the file. */
  List<String> names();

  /** Returns a column, ready for its values to be asked for; {@code null} when there is none. */
  @Nullable Column find(String name);
}
