package dev.janus.bench;

import dev.janus.digest.Sha256;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A task, the system message it must respect and the rubrics that rate the response. Immutable and
 * thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class Prompt {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final int CLUSTER_DIGITS = 16;

  private final String id;
  private final int index;
  private final String split;
  private final String source;
  private final String system;
  private final List<String> turns;
  private final String referenceAnswer;
  private final List<Preference> preferences;
  private final List<Rubric> rubrics;

  /** Computed when it is first asked for; threads that ask at once find the same. */
  private volatile @Nullable String cluster;

  /**
   * Makes a prompt; copies the lists.
   *
   * @param id unique within the bench, never derived from the position in the list
   * @param index position of the row in its file, from 0
   * @param split id of the split it belongs to
   * @param source where the row says it comes from; empty when it does not say
   * @param system the system message; empty when none is to be sent
   * @param turns the user's messages, at least one; a response is generated for each in turn
   * @param referenceAnswer an answer worth a 5; empty when there is none
   * @param preferences what the system message carries, possibly empty
   * @param rubrics at least one, with distinct ids
   * @throws IllegalArgumentException if there is no turn
   */
  public Prompt(
      String id,
      int index,
      String split,
      String source,
      String system,
      List<String> turns,
      String referenceAnswer,
      List<Preference> preferences,
      List<Rubric> rubrics) {
    this.id = id;
    this.index = index;
    this.split = split;
    this.source = source;
    this.system = system;
    this.turns = List.copyOf(turns);
    this.referenceAnswer = referenceAnswer;
    this.preferences = List.copyOf(preferences);
    this.rubrics = List.copyOf(rubrics);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a prompt has at least one turn");
    }
  }

  /** Returns what is unique within the bench, never derived from the position in the list. */
  public String id() {
    return id;
  }

  /** Returns the position of the row in its file, from 0. */
  public int index() {
    return index;
  }

  /** Returns the id of the split it belongs to. */
  public String split() {
    return split;
  }

  /** Returns where the row says it comes from; empty when it does not say. */
  public String source() {
    return source;
  }

  /** Returns the system message; empty when none is to be sent. */
  public String system() {
    return system;
  }

  /** Returns the user's messages, at least one; a response is generated for each in turn. */
  public List<String> turns() {
    return turns;
  }

  /** Returns an answer worth a 5; empty when there is none. */
  public String referenceAnswer() {
    return referenceAnswer;
  }

  /** Returns what the system message carries, possibly nothing. */
  public List<Preference> preferences() {
    return preferences;
  }

  /** Returns the rubrics, at least one, with distinct ids. */
  public List<Rubric> rubrics() {
    return rubrics;
  }

  /** Returns the text of all turns, one paragraph each. */
  public String text() {
    return String.join("\n\n", turns);
  }

  /**
   * Returns the key that prompts with the same task share, whatever their system message: 16
   * hexadecimal digits of a SHA-256 over the text in Unicode form NFKC, lower case, with white
   * space collapsed. Statistics treat prompts of one cluster as dependent. It is computed once.
   */
  public String cluster() {
    String known = cluster;
    if (known == null) {
      String normalised =
          Normalizer.normalize(text(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      String collapsed = WHITE_SPACE.matcher(normalised).replaceAll(" ").strip();
      known = Sha256.of(collapsed).substring(0, CLUSTER_DIGITS);
      cluster = known;
    }
    return known;
  }

  /** Adds what the digest of a bench takes of it: neither position nor preferences. */
  void addTo(Sha256 sha) {
    sha.add(split).add(id).add(source).add(system).add(turns).add(referenceAnswer);
    for (Rubric rubric : rubrics) {
      sha.add(rubric.id()).add(rubric.criteria()).add(rubric.scores().descriptions());
    }
  }

  /** Returns whether the other is a prompt that has all the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Prompt prompt
        && id.equals(prompt.id)
        && index == prompt.index
        && split.equals(prompt.split)
        && source.equals(prompt.source)
        && system.equals(prompt.system)
        && turns.equals(prompt.turns)
        && referenceAnswer.equals(prompt.referenceAnswer)
        && preferences.equals(prompt.preferences)
        && rubrics.equals(prompt.rubrics);
  }

  /** Looks at the id and the index only: one bench has no two prompts that share either. */
  @Override
  public int hashCode() {
    return 31 * id.hashCode() + index;
  }

  @Override
  public String toString() {
    return "Prompt[%s, row %d of %s]".formatted(id, index, split);
  }
}
