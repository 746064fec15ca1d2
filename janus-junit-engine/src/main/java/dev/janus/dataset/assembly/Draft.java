package dev.janus.dataset.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.bench.Preference;
import dev.janus.bench.Prompt;
import dev.janus.bench.Rubric;
import dev.janus.dataset.row.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt to be: the content of one row. Its id and split depend on the other rows and on the
 * split table.
 *
 * @param whole whether nothing was wrong with the row; the other parts are best effort if not
 * @param id the row's own, or {@code null}
 */
record Draft(
    Place place,
    int index,
    boolean whole,
    @Nullable String id,
    String source,
    String system,
    List<String> turns,
    String referenceAnswer,
    List<Preference> preferences,
    List<Rubric> rubrics) {

  Prompt prompt(String promptId, String split) {
    return new Prompt(
        promptId, index, split, source, system, turns, referenceAnswer, preferences, rubrics);
  }

  /** Returns how many characters its long texts have together. */
  long textLength() {
    long length = system.length();
    length += referenceAnswer.length();
    for (String turn : turns) {
      length += turn.length();
    }
    for (Preference preference : preferences) {
      length += preference.description().length();
    }
    for (Rubric rubric : rubrics) {
      length += rubric.criteria().length();
      for (String description : rubric.scores().descriptions()) {
        length += description.length();
      }
    }
    return length;
  }

  /**
   * Returns 64 hexadecimal digits for source, system message and prompt. Users keep prompt ids in
   * baselines and selectors: the bytes that go in must never change.
   */
  String contentHash() {
    String content = source + '\0' + system + '\0' + String.join("\n\n", turns);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
