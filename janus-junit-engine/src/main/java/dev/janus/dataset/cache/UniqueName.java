package dev.janus.dataset.cache;

import java.util.concurrent.ThreadLocalRandom;

/** Names of files that are not whole yet, in the form the Python libraries use. */
final class UniqueName {

  private UniqueName() {}

  /** Returns a name that no other process uses. Chance decides nothing but the name. */
  static String of(String target) {
    return "%s.%08x.incomplete".formatted(target, ThreadLocalRandom.current().nextInt());
  }
}
