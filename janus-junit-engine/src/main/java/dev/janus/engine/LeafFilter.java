package dev.janus.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.UniqueId;

/** Which tests of a bench a request selects: all, or those under some ids or method names. */
final class LeafFilter {

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<UniqueId> ids = new LinkedHashSet<>();
  private boolean all;

  void addAll() {
    all = true;
  }

  /** Adds {@code koala.p1.style}, or a prefix of it that ends before a dot. */
  void addName(String name) {
    names.add(name);
  }

  void addId(UniqueId id) {
    ids.add(id);
  }

  boolean selects(UniqueId id, String name) {
    return all
        || ids.stream().anyMatch(id::hasPrefix)
        || names.stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
  }

  /** Returns what was asked for, for messages. */
  String describe() {
    Set<String> asked = new LinkedHashSet<>(names);
    ids.forEach(id -> asked.add(id.toString()));
    return String.join(", ", asked);
  }
}
