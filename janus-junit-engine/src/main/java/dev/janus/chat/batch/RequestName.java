package dev.janus.chat.batch;

import dev.janus.digest.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code custom_id} of a request: 1 to 64 letters, digits, {@code -} and {@code _}, which is
 * what all servers take. The id of a request of a run is longer, so the end of its key is left out:
 * 192 bits of it remain.
 */
final class RequestName {

  private static final int DIGITS = 48;
  private static final Pattern FITTING = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern OF_A_RUN = Pattern.compile("([0-9a-f]{64})(-\\d{1,9})");

  private RequestName() {}

  /** Returns the name of the request with the given id. */
  static String of(String id) {
    Matcher run = OF_A_RUN.matcher(id);
    if (run.matches()) {
      return id.substring(0, DIGITS) + run.group(2);
    }
    return FITTING.matcher(id).matches() ? id : Sha256.of(id).substring(0, DIGITS);
  }
}
