package dev.janus.dataset.row;

import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * One record of a file: fields with names, whatever the format. What is not asked for is not
 * decoded.
 *
 * <p>A reader may move on to the next record with the same object: ask before the sink returns. Not
 * thread-safe.
 */
@API(status = Status.INTERNAL)
public interface Fields {

  /** Returns the names of the fields, in the order of the file. */
  List<String> names();

  /** Returns a text. */
  Cell<String> text(String name);

  /** Returns a text, or a whole number as its digits. */
  Cell<String> identifier(String name);

  /** Returns a list of texts. */
  Cell<List<Cell<String>>> texts(String name);

  /**
   * Returns a record within this one.
   *
   * @param content makes a value of its fields
   */
  <T> Cell<T> record(String name, Function<Fields, T> content);

  /**
   * Returns a list of records.
   *
   * @param content makes a value of the fields of each
   */
  <T> Cell<List<Cell<T>>> records(String name, Function<Fields, T> content);
}
