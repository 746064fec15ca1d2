package dev.janus.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A value as it was read, before any rule is applied to it: there, not there, or of another type
 * than the column has.
 *
 * @param value what is there, when its type is right
 * @param found the type that is there instead, else {@code null} or {@code nothing}
 */
record Cell<T>(@Nullable T value, String found) {

  private static final String NOTHING = "nothing";
  private static final String NULL = "null";

  static <T> Cell<T> of(T value) {
    return new Cell<>(value, NOTHING);
  }

  static <T> Cell<T> absent() {
    return new Cell<>(null, NOTHING);
  }

  static <T> Cell<T> ofNull() {
    return new Cell<>(null, NULL);
  }

  /** Says what is there, for example {@code a number}. */
  static <T> Cell<T> ofOther(String found) {
    return new Cell<>(null, found);
  }

  boolean isAbsent() {
    return value == null && (found.equals(NOTHING) || found.equals(NULL));
  }

  boolean isOther() {
    return value == null && !isAbsent();
  }
}
