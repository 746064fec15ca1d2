package dev.janus.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A task, the system message it must respect and the rubrics that rate the response.
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
 */
@API(status = Status.EXPERIMENTAL)
public record Prompt(
    String id,
    int index,
    String split,
    String source,
    String system,
    List<String> turns,
    String referenceAnswer,
    List<Preference> preferences,
    List<Rubric> rubrics) {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** Copies the lists. */
  public Prompt {
    turns = List.copyOf(turns);
    preferences = List.copyOf(preferences);
    rubrics = List.copyOf(rubrics);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a prompt has at least one turn");
    }
  }

  /** Returns the text of all turns, one paragraph each. */
  public String text() {
    return String.join("\n\n", turns);
  }

  /**
   * Returns the key that prompts with the same task share, whatever their system message: 16
   * hexadecimal digits of a SHA-256 over the text in Unicode form NFKC, lower case, with white
   * space collapsed. Statistics treat prompts of one cluster as dependent.
   */
  public String cluster() {
    String normalised = Normalizer.normalize(text(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String collapsed = WHITE_SPACE.matcher(normalised).replaceAll(" ").strip();
    return Sha256.of(collapsed).substring(0, 16);
  }
}
