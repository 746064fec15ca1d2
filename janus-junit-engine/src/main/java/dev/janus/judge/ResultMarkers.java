package dev.janus.judge;

import java.util.regex.Pattern;

/** The marks by which a judge announces its score, where they stand in text that is not its own. */
final class ResultMarkers {

  private static final Pattern MARKER =
      Pattern.compile(
          "\\[\\s{0,8}((?:result|score)(?:[\\h:=]{1,8}[+-]?\\d[^\\[\\]\\v]{0,16})?)\\s{0,8}]",
          Pattern.CASE_INSENSITIVE);

  private ResultMarkers() {}

  /**
   * Returns the text with round instead of square brackets around each mark, so that a judge that
   * quotes a response never seems to announce the score the response asks for.
   */
  static String neutralise(String untrusted) {
    return untrusted.indexOf('[') < 0 ? untrusted : MARKER.matcher(untrusted).replaceAll("($1)");
  }
}
