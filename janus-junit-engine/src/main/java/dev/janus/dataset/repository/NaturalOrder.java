package dev.janus.dataset.repository;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts texts by the numbers in them, so that {@code part-2} comes before {@code part-10}. */
final class NaturalOrder implements Comparator<String> {

  private static final Pattern CHUNK = Pattern.compile("[0-9]+|[^0-9]+");

  @Override
  public int compare(String one, String other) {
    Matcher ones = CHUNK.matcher(one);
    Matcher others = CHUNK.matcher(other);
    boolean more = ones.find();
    boolean othersMore = others.find();
    while (more && othersMore) {
      int order = chunks(ones.group(), others.group());
      if (order != 0) {
        return order;
      }
      more = ones.find();
      othersMore = others.find();
    }
    // What the other one begins with comes first, whatever zeros its numbers begin with.
    return more == othersMore ? one.compareTo(other) : Boolean.compare(more, othersMore);
  }

  private static int chunks(String one, String other) {
    if (!isNumber(one) || !isNumber(other)) {
      return one.compareTo(other);
    }
    String digits = one.replaceFirst("^0+(?=.)", "");
    String others = other.replaceFirst("^0+(?=.)", "");
    int length = Integer.compare(digits.length(), others.length());
    return length == 0 ? digits.compareTo(others) : length;
  }

  private static boolean isNumber(String chunk) {
    return chunk.charAt(0) >= '0' && chunk.charAt(0) <= '9';
  }
}
