package dev.janus.chat.http;

/** Text that goes over the wire, or came over it. */
final class UnicodeText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int BLOCK = 512;

  private UnicodeText() {}

  /** Returns the text with every surrogate that has no partner replaced by U+FFFD. */
  static String wellFormed(String text) {
    if (!hasSurrogate(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().map(UnicodeText::repair).forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  /** All that is sent comes by here: copied blocks spare it a method call for each character. */
  private static boolean hasSurrogate(String text) {
    char[] block = new char[Math.min(BLOCK, text.length())];
    for (int start = 0; start < text.length(); start += BLOCK) {
      int end = Math.min(start + BLOCK, text.length());
      text.getChars(start, end, block, 0);
      if (hasSurrogate(block, end - start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSurrogate(char[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] >= Character.MIN_SURROGATE && block[i] <= Character.MAX_SURROGATE) {
        return true;
      }
    }
    return false;
  }

  private static int repair(int character) {
    boolean surrogate = Character.getType(character) == Character.SURROGATE;
    return surrogate ? REPLACEMENT : character;
  }
}
