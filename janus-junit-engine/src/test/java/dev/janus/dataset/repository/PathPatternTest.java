package dev.janus.dataset.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  private static boolean matches(String pattern, String path) {
    return PathPattern.of(pattern).stream().anyMatch(each -> each.matches(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a; a; true",
        "a; b; false",
        "a; ab; false",
        "./a; a; true",
        "*; a.b; true",
        "*; a/b; false",
        "a*; a; true",
        "*b*; abc; true",
        "?; a; true",
        "?; ab; false",
        "a?b; a/b; false",
        "**; a/b/c; true",
        "**; a; true",
        "a/**; a/b/c; true",
        "a/**; b/a/c; false",
        "**/a; a; true",
        "**/a; b/c/a; true",
        "**/a; ba; false",
        "x/**/a; x/a; true",
        "x/**/a; x/y/z/a; true",
        "x/**/a; x/ya; false",
        "x/**/a; y/x/a; false",
        "**a; b/ca; true",
        "x**/a; xy/z/a; true",
        "[ab]; b; true",
        "[ab]; c; false",
        "[a-c]x; bx; true",
        "[a-c]; d; false",
        "[!a-c]; d; true",
        "[^a]; a; false",
        "[!a]; /; false",
        "[a-]; -; true",
        "[-a]; -; true",
        "[]a]; ]; true",
        "[!]a]; ]; false",
        "[!]a]; b; true",
        "[; [; true",
        "[a; [a; true",
        "a]; a]; true",
        "{a,b}; b; true",
        "x**/a; xa; false",
        "**/; a; false",
        "[!]; [!]; true",
        "[]; []; true",
        "{a,b}; {a,b}; false",
        "{a,b}/{c,d}.x; b/c.x; true",
        "{a{b,c},d}; ac; true",
        "a{,b}; a; true",
        "{a; {a; true",
        "a}; a}; true",
        "a.c; abc; false",
        ".*; .a; true",
        "*; .a; false",
        "**/x; .a/x; false",
        ".a/*; .a/x; true",
        "a/*; a/__x; true",
        "*/x; __a/x; false",
        "__*/x; __a/x; true",
        "**; __a/x; false",
      })
  void a_pattern_is_that_of_the_hub(String pattern, String path, boolean matches) {
    assertEquals(matches, matches(pattern, path));
  }

  /** Where each star were tried with all others, that would not end. */
  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void many_stars_are_not_tried_with_each_other() {
    assertFalse(matches("*a".repeat(200) + "b", "a".repeat(1000) + "/c"));
  }

  @Test
  void more_than_a_thousand_alternatives_are_none() {
    assertEquals(512, PathPattern.of("{a,b}".repeat(9)).size());
    assertEquals(1, PathPattern.of("{a,b}".repeat(10)).size());
    assertEquals(1, PathPattern.of("{a,b}".repeat(40)).size());
  }

  @Test
  void numbers_are_sorted_by_their_value() {
    assertEquals(
        List.of(
            "a", "a01", "a1", "a1a", "a01b", "a2b", "a2c", "a9", "a10", "a10x", "aa", "b", "b0",
            "b:", "c/"),
        Stream.of(
                "c/", "b:", "b", "aa", "a9", "b0", "a10x", "a10", "a2c", "a01", "a2b", "a1", "a01b",
                "a1a", "a")
            .sorted(new NaturalOrder())
            .toList());
  }
}
