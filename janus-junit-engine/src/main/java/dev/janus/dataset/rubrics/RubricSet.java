package dev.janus.dataset.rubrics;

import dev.janus.bench.Rubric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Rubrics for rows that have none of their own. Immutable.
 *
 * @param name what messages call the set
 * @param rubrics at least one, with distinct ids
 */
@API(status = Status.EXPERIMENTAL)
public record RubricSet(String name, List<Rubric> rubrics) {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ENDS = Pattern.compile("^_|_$");

  /** Copies the list. */
  public RubricSet {
    rubrics = List.copyOf(rubrics);
  }

  /**
   * Returns the rubric of a skill. Case does not matter, and anything may be between the words:
   * {@code Logical Correctness} is the rubric {@code logical_correctness}.
   */
  public Optional<Rubric> rubric(String skill) {
    String wanted = slug(skill);
    return rubrics.stream().filter(rubric -> slug(rubric.id()).equals(wanted)).findFirst();
  }

  /** Returns the ids, in order. */
  public List<String> ids() {
    return rubrics.stream().map(Rubric::id).toList();
  }

  /** Returns a name in lower case with {@code _} between its words. */
  static String slug(String name) {
    String joined = BETWEEN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    return ENDS.matcher(joined).replaceAll("");
  }
}
