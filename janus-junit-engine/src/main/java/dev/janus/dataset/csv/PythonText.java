package dev.janus.dataset.csv;

import dev.janus.dataset.csv.NestedCell.SyntaxException;
import dev.janus.dataset.row.Problem;

/** A text that is read from its start to its end. */
final class PythonText {

  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;
  private static final int OCTAL_DIGITS = 3;

  private final String text;
  private int next;

  PythonText(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return next == text.length();
  }

  void skipBlanks() {
    while (!atEnd() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
  }

  boolean skip(String expected) {
    boolean isNext = text.startsWith(expected, next);
    next += isNext ? expected.length() : 0;
    return isNext;
  }

  /** Takes a comma if there is one; numpy puts none between the entries of an array. */
  void skipComma() {
    skipBlanks();
    if (skip(",")) {
      skipBlanks();
    }
  }

  /** Takes the end of a list if it is next. */
  boolean closes(char end) throws SyntaxException {
    skipBlanks();
    if (atEnd()) {
      throw new SyntaxException("text that ends before its '" + end + "', " + start());
    }
    return skip(String.valueOf(end));
  }

  void expect(char expected) throws SyntaxException {
    skipBlanks();
    if (!skip(String.valueOf(expected))) {
      throw unexpected();
    }
  }

  boolean atQuote() {
    return !atEnd() && (text.charAt(next) == '\'' || text.charAt(next) == '"');
  }

  /** Takes all that may belong to a number or a name. */
  String word() throws SyntaxException {
    int start = next;
    while (!atEnd() && isWordPart(text.charAt(next))) {
      next++;
    }
    if (start == next) {
      throw unexpected();
    }
    return text.substring(start, next);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || "+-._".indexOf(c) >= 0;
  }

  /** Returns the text from the word that was taken last. */
  String from(String word) {
    return text.substring(next - word.length());
  }

  SyntaxException unexpected() {
    String what = "text that is neither JSON nor a list or dict of Python, ";
    return atEnd()
        ? new SyntaxException(what + start())
        : new SyntaxException(
            what + "from character " + (next + 1) + ": " + Problem.quote(text.substring(next)));
  }

  private String start() {
    return Problem.quote(text);
  }

  String string() throws SyntaxException {
    char quote = text.charAt(next++);
    StringBuilder string = new StringBuilder();
    while (!atEnd()) {
      char c = text.charAt(next++);
      if (c == quote) {
        return string.toString();
      }
      if (c == '\\') {
        escape(string);
      } else {
        string.append(c);
      }
    }
    throw new SyntaxException("text that ends within a string, " + start());
  }

  private void escape(StringBuilder string) throws SyntaxException {
    if (atEnd()) {
      return;
    }
    char c = text.charAt(next++);
    switch (c) {
      case 'n' -> string.append('\n');
      case 't' -> string.append('\t');
      case 'r' -> string.append('\r');
      case 'b' -> string.append('\b');
      case 'f' -> string.append('\f');
      case 'a' -> string.append('\u0007');
      case 'v' -> string.append('\u000B');
      case '\\', '\'', '"', '/' -> string.append(c);
      case 'x' -> string.appendCodePoint(hexadecimal(2));
      case 'u' -> string.appendCodePoint(hexadecimal(4));
      case 'U' -> string.appendCodePoint(hexadecimal(8));
      default -> octalOrNone(c, string);
    }
  }

  private int hexadecimal(int digits) throws SyntaxException {
    int end = Math.min(next + digits, text.length());
    String code = text.substring(next, end);
    if (code.length() < digits || !code.matches("[0-9A-Fa-f]+")) {
      throw unexpected();
    }
    long point = Long.parseLong(code, HEXADECIMAL);
    if (point > Character.MAX_CODE_POINT) {
      throw unexpected();
    }
    next = end;
    return (int) point;
  }

  /** Python keeps the backslash before what is no escape. */
  private void octalOrNone(char first, StringBuilder string) {
    int start = next - 1;
    int end = start;
    while (end < text.length()
        && end - start < OCTAL_DIGITS
        && Character.digit(text.charAt(end), OCTAL) >= 0) {
      end++;
    }
    if (end == start) {
      string.append('\\').append(first);
      return;
    }
    string.append((char) Integer.parseInt(text.substring(start, end), OCTAL));
    next = end;
  }
}
