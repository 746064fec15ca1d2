package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Reference answers that are in a file of their own, by the id of the row. Immutable. */
@API(status = Status.EXPERIMENTAL)
public final class References {

  /** No reference answers. */
  public static final References NONE = new References(Map.of());

  private final Map<String, Entry> entries;

  /**
   * The answers to one prompt.
   *
   * @param answers one for each turn
   */
  record Entry(Place place, List<String> answers) {

    Entry {
      answers = List.copyOf(answers);
    }
  }

  References(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  Optional<Entry> of(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** Returns the ids, in the order of the file. */
  List<String> ids() {
    return new ArrayList<>(entries.keySet());
  }
}
