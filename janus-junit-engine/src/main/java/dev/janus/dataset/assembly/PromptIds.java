package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Place;
import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gives each row of a bench its prompt id: its own, else one made from its content, as short as is
 * unambiguous within the bench.
 */
final class PromptIds {

  private static final int SHORTEST = 8;
  private static final int STEP = 4;
  private static final int LONGEST = 64;

  private final Problems problems;
  private final Map<Integer, String> ids = new HashMap<>();
  private final Map<String, Place> own = new HashMap<>();
  private final Map<String, Draft> byHash = new HashMap<>();

  PromptIds(Problems problems) {
    this.problems = problems;
  }

  /** Takes the next row; two of the same id, or two equal rows without one, are a problem. */
  void add(Draft draft) {
    String id = draft.id();
    if (id != null) {
      ids.put(draft.index(), id);
      addOwn(id, draft.place());
    } else if (draft.whole()) {
      addHash(draft.contentHash(), draft);
    }
  }

  private void addOwn(String id, Place place) {
    Place first = own.putIfAbsent(id, place);
    if (first != null) {
      problems.add(
          new Problem(
              place.where(),
              "id " + Problem.quote(id) + " is taken by " + first.brief(),
              null,
              "give each row its own id, or remove one of the two"));
    }
  }

  private void addHash(String hash, Draft draft) {
    Draft first = byHash.putIfAbsent(hash, draft);
    if (first != null) {
      problems.add(
          new Problem(
              draft.place().where(),
              "same source, system message and prompt as " + first.place().brief(),
              Problem.quote(draft.turns().get(0)),
              "remove one, or give each an id"));
    }
  }

  /** Returns whether a row has this id of its own. */
  boolean isOwn(String id) {
    return own.containsKey(id);
  }

  /** Returns the ids by the rows' index. */
  Map<Integer, String> assign() {
    List<Map.Entry<String, Draft>> open = new ArrayList<>(byHash.entrySet());
    for (int length = SHORTEST; length <= LONGEST && !open.isEmpty(); length += STEP) {
      int digits = length;
      var groups = open.stream().collect(Collectors.groupingBy(row -> id(row.getKey(), digits)));
      open.clear();
      groups.forEach(
          (id, rows) -> {
            if (rows.size() == 1 && !own.containsKey(id)) {
              ids.put(rows.get(0).getValue().index(), id);
            } else {
              open.addAll(rows);
            }
          });
    }
    open.forEach(row -> reportTaken(id(row.getKey(), LONGEST), row.getValue()));
    return ids;
  }

  private static String id(String hash, int digits) {
    return "p" + hash.substring(0, digits);
  }

  /** Happens only when someone made ids of every length by hand. */
  private void reportTaken(String id, Draft draft) {
    problems.add(
        new Problem(
            draft.place().where(),
            "the id made from this row is another row's own",
            id,
            "give this row an id"));
  }
}
