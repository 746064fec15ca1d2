package dev.janus.engine.discovery;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.junit.platform.engine.UniqueId;

/** Which tests of a bench a request selects: all, or those under some ids or method names. */
@API(status = Status.INTERNAL)
public final class LeafFilter {

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
    return all || selectsName(name) || selectsId(id);
  }

  private boolean selectsName(String name) {
    return names.stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
  }

  /** A rerun may name thousands of ids, so the few prefixes are looked up, not the ids compared. */
  private boolean selectsId(UniqueId id) {
    UniqueId prefix = id;
    while (prefix.getSegments().size() > 1) {
      if (ids.contains(prefix)) {
        return true;
      }
      prefix = prefix.removeLastSegment();
    }
    return false;
  }

  /** Returns what was asked for, for messages. */
  String describe() {
    Set<String> asked = new LinkedHashSet<>(names);
    ids.forEach(id -> asked.add(id.toString()));
    return String.join(", ", asked);
  }
}
