package dev.janus.engine;

import dev.janus.bench.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names for ids in test names and filters. Surefire's {@code -Dtest} gives a meaning to characters
 * such as {@code / # + , ! .}, so a name holds letters, digits, {@code -} and {@code _} only; ids
 * that would end up with the same name get a piece of their digest behind it.
 */
final class TestNames {

  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int LENGTH = 80;
  private static final int DIGEST_LENGTH = 6;

  private final Map<String, String> names;

  /** Names all of these ids, each differently. */
  TestNames(Collection<String> ids) {
    Map<String, Long> claims =
        ids.stream().collect(Collectors.groupingBy(TestNames::plain, Collectors.counting()));
    names = new HashMap<>();
    for (String id : ids) {
      String plain = plain(id);
      boolean alone = claims.getOrDefault(plain, 0L) == 1 && id.length() <= LENGTH;
      names.put(id, alone ? plain : plain + "-" + Sha256.of(id).substring(0, DIGEST_LENGTH));
    }
  }

  private static String plain(String id) {
    String safe = UNSAFE.matcher(id).replaceAll("_");
    return safe.substring(0, Math.min(LENGTH, safe.length()));
  }

  /** Returns the name of one of the ids. */
  String of(String id) {
    return names.getOrDefault(id, plain(id));
  }
}
