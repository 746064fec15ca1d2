package dev.janus.dataset.cache;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/** A variable of the environment that forbids the network, here as in Python. */
@API(status = Status.EXPERIMENTAL)
public enum OfflineSwitch {
  HF_HUB_OFFLINE,
  HF_DATASETS_OFFLINE;

  private static final Set<String> TRUE = Set.of("1", "TRUE", "YES", "ON");

  /**
   * Returns the first switch that is on.
   *
   * @param environment returns a variable's value, or null where it is not set
   */
  public static Optional<OfflineSwitch> on(Function<String, @Nullable String> environment) {
    return Stream.of(values())
        .filter(variable -> isTrue(environment.apply(variable.name())))
        .findFirst();
  }

  /** Tells whether a variable's value means yes, as Hugging Face reads it. */
  public static boolean isTrue(@Nullable String value) {
    return value != null && TRUE.contains(value.toUpperCase(Locale.ROOT));
  }
}
