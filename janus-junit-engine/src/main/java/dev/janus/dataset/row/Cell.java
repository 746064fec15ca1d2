package dev.janus.dataset.row;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was read, before any rule is applied to it: there, not there, or of another type
 * than the column has.
 *
 * @param value what is there, when its type is right
 * @param found the type that is there instead, else {@code null} or {@code nothing}
 */
@API(status = Status.INTERNAL)
public record Cell<T>(@Nullable T value, String found) {

  private static final String NOTHING = "nothing";
  private static final String NULL = "null";

  public static <T> Cell<T> of(T value) {
    return new Cell<>(value, NOTHING);
  }

  public static <T> Cell<T> absent() {
    return new Cell<>(null, NOTHING);
  }

  public static <T> Cell<T> ofNull() {
    return new Cell<>(null, NULL);
  }

  /** Says what is there, for example {@code a number}. */
  public static <T> Cell<T> ofOther(String found) {
    return new Cell<>(null, found);
  }

  public boolean isAbsent() {
    return value == null && (found.equals(NOTHING) || found.equals(NULL));
  }

  public boolean isOther() {
    return value == null && !isAbsent();
  }
}
