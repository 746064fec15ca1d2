package dev.janus.maven.config;

import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a setting has to be. The engine checks again, and knows more. */
enum ValueKind {
  TEXT("a text", "...", text -> true),
  NAME(
      "a name of letters, digits, \".\", \"_\" and \"-\" that starts with a letter or a digit",
      "support-bench",
      text -> text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")),
  CLASSES(
      "a list of fully qualified class names, separated by commas",
      "com.acme.SupportBenchTest",
      text -> text.matches("\\s*[\\p{L}\\p{N}_$.]+(\\s*,\\s*[\\p{L}\\p{N}_$.]+)*\\s*")),
  COUNT("a whole number of at least 1", "4", text -> isWhole(text, 1)),
  WHOLE("a whole number", "42", text -> isWhole(text, Long.MIN_VALUE)),
  SCORE("a number from 1 to 5", "3", text -> isBetween(text, "1", "5")),
  RATE("a number from 0 to 1", "0.9", text -> isBetween(text, "0", "1")),
  TEMPERATURE("a number from 0 to 2", "0", text -> isBetween(text, "0", "2")),
  NUCLEUS(
      "a number above 0, up to 1",
      "0.9",
      text -> isBetween(text, "0", "1") && new BigDecimal(text).signum() > 0),
  MODE("live or replay", "replay", text -> text.equals("live") || text.equals("replay")),
  PROFILE("default or paper", "paper", text -> text.equals("default") || text.equals("paper")),
  SHARD("a part i/n with i from 1 to n", "1/4", ValueKind::isShard);

  private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  private final String description;
  private final String example;
  private final Predicate<String> accepts;

  ValueKind(String description, String example, Predicate<String> accepts) {
    this.description = description;
    this.example = example;
    this.accepts = accepts;
  }

  boolean accepts(String text) {
    return !text.isBlank() && accepts.test(text.strip());
  }

  /** Returns what is accepted, for a message. */
  String description() {
    return description;
  }

  /** Returns a text that is accepted, for a message. */
  String example() {
    return example;
  }

  private static boolean isWhole(String text, long minimum) {
    return text.matches("-?\\d{1,18}") && Long.parseLong(text) >= minimum;
  }

  private static boolean isBetween(String text, String lowest, String highest) {
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      return false;
    }
    BigDecimal number = new BigDecimal(text);
    return number.compareTo(new BigDecimal(lowest)) >= 0
        && number.compareTo(new BigDecimal(highest)) <= 0;
  }

  private static boolean isShard(String text) {
    Matcher shard = FRACTION.matcher(text);
    if (!shard.matches()) {
      return false;
    }
    int part = Integer.parseInt(shard.group(1));
    return part >= 1 && part <= Integer.parseInt(shard.group(2));
  }
}
