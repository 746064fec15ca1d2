package dev.janus.run.cache;

import dev.janus.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of an entry, with which its line starts.
 *
 * @param digits 64 lower-case hexadecimal ones
 */
record EntryName(String digits) {

  /** How many digits a name has. */
  static final int DIGITS = 64;

  private static final int DIGITS_OF_A_LONG = 16;
  private static final int BITS_OF_A_DIGIT = 4;
  private static final String HEXADECIMAL = "0123456789abcdef";
  private static final byte[] VALUES = values();

  /** Names what was asked: in which role, at which address, under which key. */
  static EntryName of(String role, String url, String key) {
    return new EntryName(Sha256.of(role, url, key));
  }

  /** Returns the first 64 bits. */
  long high() {
    return bits(ascii(), 0);
  }

  /** Returns the next 64 bits. */
  long low() {
    return bits(ascii(), DIGITS_OF_A_LONG);
  }

  /** Returns the digits as they are written. */
  byte[] ascii() {
    return digits.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the first 64 bits of a name that is at a position. */
  static long high(byte[] bytes, int position) {
    return bits(bytes, position);
  }

  /** Returns the next 64 bits of a name that is at a position. */
  static long low(byte[] bytes, int position) {
    return bits(bytes, position + DIGITS_OF_A_LONG);
  }

  private static long bits(byte[] bytes, int position) {
    long bits = 0;
    for (int i = position; i < position + DIGITS_OF_A_LONG; i++) {
      bits = (bits << BITS_OF_A_DIGIT) | digit(bytes[i]);
    }
    return bits;
  }

  /** Tells whether a name and a space are at a position. */
  static boolean isAt(byte[] bytes, int position) {
    int bits = 0;
    for (int i = position; i < position + DIGITS; i++) {
      bits |= digit(bytes[i]);
    }
    return bits >= 0 && bytes[position + DIGITS] == ' ';
  }

  /** Returns what a digit says; of what is none, a number below 0. */
  private static int digit(byte b) {
    return VALUES[b & 0xff];
  }

  /** A table, for no processor can guess how comparisons of random digits come out. */
  private static byte[] values() {
    byte[] values = new byte[1 << Byte.SIZE];
    Arrays.fill(values, (byte) -1);
    for (int value = 0; value < HEXADECIMAL.length(); value++) {
      values[HEXADECIMAL.charAt(value)] = (byte) value;
    }
    return values;
  }

  /** Tells whether a line starts with this name and a space. */
  boolean isOf(byte[] line) {
    return line.length > DIGITS
        && line[DIGITS] == ' '
        && Arrays.equals(line, 0, DIGITS, ascii(), 0, DIGITS);
  }
}
