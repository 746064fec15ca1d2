package dev.janus.dataset.assembly;

import dev.janus.bench.Split;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a split may be called: its id becomes part of file names, test names and selectors. */
final class SplitId {

  static final String RULE =
      "a split id has up to 64 letters, digits, - and _, starts with a letter or digit and is not "
          + Split.OVERALL;

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");
  private static final int SUGGESTED = 60;

  private SplitId() {}

  /** {@code overall} is refused in any case: it shares a file name with the overall report. */
  static boolean isValid(String id) {
    return VALID.matcher(id).matches() && !id.equalsIgnoreCase(Split.OVERALL);
  }

  /** Returns a valid id that looks like the given one. */
  static String suggestion(String id) {
    String plain = MARKS.matcher(Normalizer.normalize(id, Normalizer.Form.NFKD)).replaceAll("");
    String slug = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = slug.substring(0, Math.min(SUGGESTED, slug.length()));
    String trimmed = ENDS.matcher(cut).replaceAll("");
    if (trimmed.isEmpty()) {
      return "split-1";
    }
    return isValid(trimmed) ? trimmed : trimmed + "-1";
  }
}
