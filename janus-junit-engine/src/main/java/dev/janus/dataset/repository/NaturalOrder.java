package dev.janus.dataset.repository;

import java.util.Comparator;

/** Sorts texts by the numbers in them, so that {@code part-2} comes before {@code part-10}. */
final class NaturalOrder implements Comparator<String> {

  @Override
  public int compare(String one, String other) {
    int at = 0;
    int otherAt = 0;
    while (at < one.length() && otherAt < other.length()) {
      int end = numberEnd(one, at);
      int otherEnd = numberEnd(other, otherAt);
      int order =
          end > at && otherEnd > otherAt
              ? numbers(one.substring(at, end), other.substring(otherAt, otherEnd))
              : Character.compare(one.charAt(at), other.charAt(otherAt));
      if (order != 0) {
        return order;
      }
      at = Math.max(end, at + 1);
      otherAt = Math.max(otherEnd, otherAt + 1);
    }
    // What the other one begins with comes first, whatever zeros its numbers begin with.
    int order = Boolean.compare(at < one.length(), otherAt < other.length());
    return order == 0 ? one.compareTo(other) : order;
  }

  private static int numberEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int numbers(String one, String other) {
    String digits = withoutZeros(one);
    String others = withoutZeros(other);
    int order = Integer.compare(digits.length(), others.length());
    return order == 0 ? digits.compareTo(others) : order;
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }
}
