package dev.janus.chat.http;

/** Text that goes over the wire, or came over it. */
final class UnicodeText {

  private static final int REPLACEMENT = 0xFFFD;

  private UnicodeText() {}

  /** Returns the text with every surrogate that has no partner replaced by U+FFFD. */
  static String wellFormed(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().map(UnicodeText::repair).forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  private static int repair(int character) {
    boolean surrogate = Character.getType(character) == Character.SURROGATE;
    return surrogate ? REPLACEMENT : character;
  }
}
