package dev.janus.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainLineTest {

  @Test
  void white_space_becomes_one_blank() {
    assertEquals("a b c", PlainLine.of("  a\r\n\n b\tc ", 10));
  }

  @Test
  void a_text_of_the_length_is_kept_and_a_longer_one_cut() {
    assertEquals("12345", PlainLine.of("12345", 5));
    assertEquals("12345...", PlainLine.of("123456", 5));
    assertEquals("1234...", PlainLine.of("1234 6", 5));
  }

  @Test
  void a_character_outside_the_basic_plane_counts_once_and_is_not_cut_in_two() {
    assertEquals("\ud83d\ude00\ud83d\ude00...", PlainLine.of("\ud83d\ude00".repeat(3), 2));
  }

  @Test
  void a_very_long_text_is_cut_even_when_most_of_it_is_white_space() {
    assertEquals("a...", PlainLine.of("a" + " ".repeat(100) + "b", 5));
  }

  @Test
  void control_characters_and_halves_of_pairs_are_made_visible() {
    assertEquals("a\u2407b\ufffdc\ufffd", PlainLine.of("a\u0007b\u007fc\ud83d", 10));
  }

  @Test
  void a_block_keeps_its_lines_and_tabs() {
    assertEquals("a\tb\n\u241bc", PlainLine.block("a\tb\r\n\u001bc", 10));
    assertEquals("", PlainLine.block("", 10));
    assertEquals("12345", PlainLine.block("12345", 5));
    assertEquals("12345...", PlainLine.block("123456", 5));
    assertEquals("a\ud83d\ude00...", PlainLine.block("a\ud83d\ude00b", 2));
  }

  @Test
  void the_first_line() {
    assertEquals("a", PlainLine.firstOf("a\nb"));
    assertEquals("", PlainLine.firstOf(""));
  }

  @Test
  void a_tag_has_no_white_space_and_no_operators() {
    assertEquals("a_b_c_d_e_f_g_h", PlainLine.tag(" a b(c)d&e|f!g,h "));
    assertEquals("a_b_c_d", PlainLine.tag("a\u2003b\u0085c\u2028d"));
    assertEquals("_", PlainLine.tag(" "));
  }
}
