package dev.janus.chat.http;

/** Text that goes over the wire, or came over it. */
final class UnicodeText {

  private static final int REPLACEMENT = 0xFFFD;

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

  /** A loop, not a stream: all that is sent comes by here. */
  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
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
