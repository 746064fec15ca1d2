package dev.janus.dataset.assembly;

import dev.janus.dataset.row.Problem;
import dev.janus.dataset.row.Problems;
import dev.janus.digest.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Gives each row of a bench its prompt id: its own, else one made from its content, as short as is
 * unambiguous within the bench. Keeps eight bytes of a hash for each row; where two are equal, the
 * rows are looked at.
 */
final class PromptIds {

  private static final int STEP = 4;
  private static final int LONGEST = 64;

  private final Problems problems;
  private final Drafts drafts;
  private final Longs hashes = new Longs();
  private final RowIndex own = new RowIndex(hashes);
  private final RowIndex made = new RowIndex(hashes);
  private final BitSet ownRows = new BitSet();
  private final Map<Integer, String> longer = new HashMap<>();

  /**
   * Starts without rows.
   *
   * @param drafts has the rows that were added
   */
  PromptIds(Problems problems, Drafts drafts) {
    this.problems = problems;
    this.drafts = drafts;
  }

  /**
   * Takes the next row, which the drafts have already; two of the same id, or two equal rows
   * without one, are a problem.
   */
  void add(Draft draft) {
    String id = draft.id();
    if (id != null) {
      ownRows.set(hashes.size());
      addOwn(id, draft);
    } else if (draft.whole()) {
      addMade(draft.contentHash(), draft);
    } else {
      hashes.add(0);
    }
  }

  private void addOwn(String id, Draft draft) {
    OptionalInt first = ofOwn(id);
    hashes.add(start(Sha256.of(id)));
    if (first.isEmpty()) {
      own.add(hashes.size() - 1);
      return;
    }
    problems.add(
        new Problem(
            draft.place().where(),
            "id " + Problem.quote(id) + " is taken by " + place(first),
            null,
            "give each row its own id, or remove one of the two"));
  }

  private OptionalInt ofOwn(String id) {
    return own.size() == 0
        ? OptionalInt.empty()
        : own.find(start(Sha256.of(id)), row -> id.equals(drafts.get(row).id()));
  }

  private void addMade(String hash, Draft draft) {
    OptionalInt first = made.find(start(hash), row -> hash.equals(drafts.get(row).contentHash()));
    hashes.add(start(hash));
    if (first.isEmpty()) {
      made.add(hashes.size() - 1);
      return;
    }
    problems.add(
        new Problem(
            draft.place().where(),
            "same source, system message and prompt as " + place(first),
            Problem.quote(draft.turns().get(0)),
            "remove one, or give each an id"));
  }

  private String place(OptionalInt row) {
    return drafts.get(row.orElseThrow()).place().brief();
  }

  private static long start(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, 0, Long.BYTES * 2);
  }

  /** Returns whether a row has this id of its own. */
  boolean isOwn(String id) {
    return ofOwn(id).isPresent();
  }

  /** Returns the ids of all rows. */
  RowIds assign() {
    List<Candidate> open =
        ambiguous().stream()
            .map(row -> new Candidate(row, drafts.get(row).contentHash()))
            .collect(Collectors.toCollection(ArrayList::new));
    for (int digits = RowIds.SHORTEST; digits <= LONGEST && !open.isEmpty(); digits += STEP) {
      lengthen(open, digits);
    }
    open.forEach(candidate -> reportTaken(drafts.get(candidate.row)));
    return new RowIds(ownRows, hashes, longer);
  }

  private record Candidate(int row, String hash) {

    String id(int digits) {
      return "p" + hash.substring(0, digits);
    }
  }

  /** Names those that so many digits tell apart, and leaves the others. */
  private void lengthen(List<Candidate> open, int digits) {
    Map<String, Long> claims =
        open.stream()
            .collect(
                Collectors.groupingBy(candidate -> candidate.id(digits), Collectors.counting()));
    claims.keySet().removeIf(id -> isOwn(id) || claims.getOrDefault(id, 0L) > 1);
    for (Candidate candidate : open) {
      if (claims.containsKey(candidate.id(digits))) {
        longer.put(candidate.row, candidate.id(digits));
      }
    }
    open.removeIf(candidate -> longer.containsKey(candidate.row));
  }

  /** Returns the rows whose shortest id is another row's too: few, whatever the bench. */
  private List<Integer> ambiguous() {
    long[] sorted =
        Arrays.stream(made.rows()).mapToLong(row -> key(hashes.get(row)) | row).sorted().toArray();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      long key = key(sorted[i]);
      boolean isShared =
          (i > 0 && key(sorted[i - 1]) == key)
              || (i < sorted.length - 1 && key(sorted[i + 1]) == key);
      if (isShared || isOwn(RowIds.shortest(key))) {
        rows.add((int) sorted[i]);
      }
    }
    return rows;
  }

  /** Returns the digits that make the shortest id; row numbers fit behind them. */
  private static long key(long hash) {
    return hash & ~0xffffffffL;
  }

  /** Happens only when someone made ids of every length by hand. */
  private void reportTaken(Draft draft) {
    problems.add(
        new Problem(
            draft.place().where(),
            "the id made from this row is another row's own",
            "p" + draft.contentHash(),
            "give this row an id"));
  }
}
