package dev.janus.maven.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a setting has to be. The engine checks again, and knows more. */
enum ValueKind {
  TEXT("a text", "..."),
  NAME(
      "a name of letters, digits, \".\", \"_\" and \"-\" that starts with a letter or a digit",
      "support-bench"),
  CLASSES(
      "a list of fully qualified class names, separated by commas", "com.acme.SupportBenchTest"),
  COUNT("a whole number of at least 1", "4"),
  WHOLE("a whole number", "42"),
  SCORE("a number from 1 to 5", "3"),
  RATE("a number from 0 to 1", "0.9"),
  TEMPERATURE("a number from 0 to 2, or server", "0"),
  NUCLEUS("a number above 0, up to 1, or server", "0.9"),
  TOKENS("a whole number of at least 1, or server", "1024"),
  SECONDS("a number of seconds above 0", "120"),
  HOURS("a whole number of hours of at least 1", "24"),
  MONEY("an amount of money, 0 or more", "0.15"),
  COST("an amount of money above 0", "20"),
  FLAG("true or false", "true"),
  TRANSPORT("direct or batch", "batch"),
  GRANULARITY("rubric, prompt or split", "prompt"),
  DECIDE("rubrics or gates", "gates"),
  MODE("live, replay or plan", "replay"),
  PROFILE("default or paper", "paper"),
  SHARD("a part i/n with i from 1 to n", "1/4");

  /** Leaves a sampling parameter to the server. */
  private static final String SERVER = "server";

  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final Pattern NAMES = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
  private static final Pattern CLASS_NAMES =
      Pattern.compile("[\\p{L}\\p{N}_$.]+(\\s*,\\s*[\\p{L}\\p{N}_$.]+)*");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  private final String description;
  private final String example;

  ValueKind(String description, String example) {
    this.description = description;
    this.example = example;
  }

  /** Returns what is accepted, for a message. */
  String description() {
    return description;
  }

  /** Returns a text that is accepted, for a message. */
  String example() {
    return example;
  }

  /** Tells whether a text, white space around it aside, is what it has to be. */
  boolean accepts(String text) {
    return !text.isBlank() && acceptsStripped(text.strip());
  }

  private boolean acceptsStripped(String text) {
    return switch (this) {
      case TEXT -> true;
      case NAME -> NAMES.matcher(text).matches();
      case CLASSES -> CLASS_NAMES.matcher(text).matches();
      case COUNT, HOURS -> isWhole(text) && Long.parseLong(text) >= 1;
      case WHOLE -> isWhole(text);
      case SCORE -> isBetween(text, 1, 5);
      case RATE -> isBetween(text, 0, 1);
      case TEMPERATURE -> text.equals(SERVER) || isBetween(text, 0, 2);
      case NUCLEUS -> text.equals(SERVER) || isPositive(text, 1);
      case TOKENS -> text.equals(SERVER) || COUNT.acceptsStripped(text);
      case SECONDS -> isPositive(text, SECONDS_OF_A_DAY);
      case MONEY -> isBetween(text, 0, Integer.MAX_VALUE);
      case COST -> isPositive(text, Integer.MAX_VALUE);
      case FLAG -> text.equals("true") || text.equals("false");
      case TRANSPORT -> text.equals("direct") || text.equals("batch");
      case GRANULARITY -> List.of("rubric", "prompt", "split").contains(text);
      case DECIDE -> text.equals("rubrics") || text.equals("gates");
      case MODE -> List.of("live", "replay", "plan").contains(text);
      case PROFILE -> text.equals("default") || text.equals("paper");
      case SHARD -> isShard(text);
    };
  }

  private static boolean isWhole(String text) {
    return WHOLE_NUMBER.matcher(text).matches();
  }

  private static boolean isBetween(String text, int lowest, int highest) {
    if (!DECIMAL.matcher(text).matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text);
    return number.compareTo(BigDecimal.valueOf(lowest)) >= 0
        && number.compareTo(BigDecimal.valueOf(highest)) <= 0;
  }

  private static boolean isPositive(String text, int highest) {
    return isBetween(text, 0, highest) && new BigDecimal(text).signum() > 0;
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
