package dev.janus.dataset.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Turns what Jackson says of broken JSON into words for the author of the file. */
@API(status = Status.INTERNAL)
public final class JsonFault {

  /** Positions that count from elsewhere, names of classes and features: all of it misleads. */
  private static final Pattern NOISE =
      Pattern.compile(
          " \\((?:start marker at|for \\w+ starting at|not recognized as one since) .*"
              + "|: enable .*|,? from `[^`]*`|\\(code \\d+\\)|in VALUE_STRING");

  private static final Pattern SPACE = Pattern.compile("\\s+(?=[:)]|$)|(?<=\\s)\\s+");
  private static final int LONGEST = 200;

  private JsonFault() {}

  /** Returns what Jackson found, on one line, without its own vocabulary. */
  public static String found(JacksonException fault) {
    String said = NOISE.matcher(fault.getOriginalMessage().replace('\n', ' ')).replaceAll("");
    String line = SPACE.matcher(said).replaceAll("");
    String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    return cut.substring(0, 1).toLowerCase(Locale.ROOT) + cut.substring(1);
  }

  /** Returns what to do about it. */
  static String fix(JsonProcessingException fault, String otherwise) {
    return fault.getOriginalMessage().startsWith("Invalid UTF-8")
        ? "save the file in UTF-8"
        : otherwise;
  }
}
