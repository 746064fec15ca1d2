package dev.janus.engine.descriptor;

import dev.janus.digest.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Names for ids in test names and filters. Surefire's {@code -Dtest} gives a meaning to characters
 * such as {@code / # + , ! .}, so a name holds letters, digits, {@code -} and {@code _} only; ids
 * that would end up with the same name, or with that of the gates, get a piece of their digest
 * behind it, as short as tells them apart.
 */
@API(status = Status.INTERNAL)
public final class TestNames {

  /** Where the names of gates are: no prompt may be called that. */
  static final String GATES = "_gate";

  /** The name of the test of all rubrics of a split. */
  static final String RUBRICS = "_rubrics";

  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LENGTH = 80;
  private static final int SHORTEST_DIGEST = 6;
  private static final int STEP = 4;
  private static final int LONGEST_DIGEST = 64;

  /** Of the ids that need a digest; the others are called what is plain of them. */
  private final Map<String, String> names = new HashMap<>();

  private final Set<String> taken = new HashSet<>(Set.of(GATES));

  /** Names all of these ids, each differently, whatever their order. */
  public TestNames(Collection<String> ids) {
    Map<String, Integer> claims = new HashMap<>();
    for (String id : ids) {
      claims.merge(plain(id), 1, Integer::sum);
    }
    claims.keySet().stream().filter(plain -> !plain.equals(GATES)).forEach(taken::add);
    List<String> open = ids.stream().filter(id -> !isPlain(id, claims)).toList();
    for (int digits = SHORTEST_DIGEST; !open.isEmpty(); digits += STEP) {
      open = nameByDigest(open, Math.min(digits, LONGEST_DIGEST));
    }
  }

  private static boolean isPlain(String id, Map<String, Integer> claims) {
    String plain = plain(id);
    return claims.getOrDefault(plain, 0) == 1 && id.length() <= LENGTH && !plain.equals(GATES);
  }

  /** Names those that so many digits tell apart, and returns the others. */
  private List<String> nameByDigest(List<String> ids, int digits) {
    Map<String, List<String>> claims =
        ids.stream().collect(Collectors.groupingBy(id -> withDigest(id, digits)));
    claims
        .values()
        .removeIf(
            rivals ->
                digits < LONGEST_DIGEST
                    && (rivals.size() > 1 || taken.contains(withDigest(rivals.get(0), digits))));
    claims.forEach((name, rivals) -> names.put(rivals.get(0), name));
    taken.addAll(claims.keySet());
    return ids.stream().filter(id -> !names.containsKey(id)).toList();
  }

  private static String withDigest(String id, int digits) {
    return plain(id) + "-" + Sha256.of(id).substring(0, digits);
  }

  private static String plain(String id) {
    if (id.length() <= LENGTH && isSafe(id)) {
      return id;
    }
    String safe = UNSAFE.matcher(id).replaceAll("_");
    return safe.substring(0, Math.min(LENGTH, safe.length()));
  }

  /** Looks whether there is anything to replace; most ids of most benches have nothing. */
  private static boolean isSafe(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Returns the name of one of the ids. */
  public String of(String id) {
    return names.getOrDefault(id, plain(id));
  }
}
