package dev.janus.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTextTest {

  private static final String HALF = "\uD83D";
  private static final String WHOLE = "\uD83D\uDE00";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 510, 511, 512, 513, 1023, 1024, 5000})
  void half_a_character_is_replaced_wherever_it_stands(int position) {
    String before = "é".repeat(position);
    assertEquals(before + "\uFFFD", UnicodeText.wellFormed(before + HALF));
    assertEquals(before + "\uFFFDz", UnicodeText.wellFormed(before + HALF + "z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 510, 511, 512, 513, 1023, 1024, 5000})
  void a_whole_character_stays_wherever_it_stands(int position) {
    String text = "é".repeat(position) + WHOLE + "z";
    assertEquals(text, UnicodeText.wellFormed(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 510, 511, 512, 513, 1023, 1024, 5000})
  void the_first_surrogate_is_found_wherever_it_stands(int position) {
    String before = "é".repeat(position);
    assertEquals(position, UnicodeText.firstSurrogate(before + HALF + HALF));
    assertEquals(position, UnicodeText.firstSurrogate(before + WHOLE + "z"));
    assertEquals(position, UnicodeText.firstSurrogate(before));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD7FF", "\uE000"})
  void the_characters_beside_the_surrogates_are_none(String character) {
    assertEquals(1, UnicodeText.firstSurrogate(character));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
  void the_first_and_the_last_of_both_kinds_are_surrogates(int character) {
    assertEquals(0, UnicodeText.firstSurrogate(Character.toString((char) character)));
  }

  @Test
  void a_text_without_such_characters_is_not_copied() {
    String text = "Größe 一 ".repeat(300);
    assertSame(text, UnicodeText.wellFormed(text));
    assertSame("", UnicodeText.wellFormed(""));
  }
}
