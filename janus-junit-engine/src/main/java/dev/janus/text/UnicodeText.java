package dev.janus.text;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Text that came from a file or over a wire, and may hold half a character. */
@API(status = Status.INTERNAL)
public final class UnicodeText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int BLOCK = 512;

  private UnicodeText() {}

  /** Returns the text with every surrogate that has no partner replaced by U+FFFD. */
  public static String wellFormed(String text) {
    if (firstSurrogate(text) == text.length()) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().map(UnicodeText::repair).forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  /**
   * Returns where the first surrogate is, with a partner or without; the length when there is none.
   */
  public static int firstSurrogate(String text) {
    // All texts of a bench and all that is sent come by here: copied blocks spare each character a
    // method call.
    int length = text.length();
    char[] block = new char[Math.min(BLOCK, length)];
    for (int start = 0; start < length; start += BLOCK) {
      int end = Math.min(start + BLOCK, length);
      text.getChars(start, end, block, 0);
      int found = firstSurrogate(block, end - start);
      if (found < end - start) {
        return start + found;
      }
    }
    return length;
  }

  private static int firstSurrogate(char[] block, int length) {
    int i = 0;
    while (i < length
        && (block[i] < Character.MIN_SURROGATE || block[i] > Character.MAX_SURROGATE)) {
      i++;
    }
    return i;
  }

  private static int repair(int character) {
    boolean surrogate = Character.getType(character) == Character.SURROGATE;
    return surrogate ? REPLACEMENT : character;
  }
}
