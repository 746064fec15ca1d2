package dev.janus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts and numbers as reports show them. */
class TextTest {

  @Test
  void white_space_is_collapsed_into_one_line() {
    assertEquals("a b c", PlainText.oneLine("  a\r\n\tb\u2028\u0085c\n"));
  }

  @Test
  void hidden_characters_become_visible() {
    assertEquals("\uFFFDa\uFFFD\uFFFD\uFFFD", PlainText.oneLine("\u0000a\u202E\uD800\uFEFF"));
    assertEquals(
        "\uFFFD".repeat(8), PlainText.oneLine("\u202A\u2066\u2069\u200E\u200F\uFFFE\uFFFF\u009F"));
    assertEquals(
        "\u202F\u2065\u206A\u200D\uD83D\uDE00",
        PlainText.oneLine("\u202F\u2065\u206A\u200D\uD83D\uDE00"));
  }

  @Test
  void an_excerpt_is_no_longer_than_asked_for_and_says_that_it_is_one() {
    assertEquals("abcd", PlainText.excerpt("abcd", 4));
    assertEquals("abc…", PlainText.excerpt("abcde", 4));
    assertEquals("ab…", PlainText.excerpt("ab cde", 4));
    assertEquals("\uD83D\uDE00\uD83D\uDE00…", PlainText.excerpt("\uD83D\uDE00".repeat(4), 3));
  }

  @Test
  void lone_surrogates_alone_are_not_well_formed() {
    assertEquals(
        "a\uFFFDb\uD83D\uDE00\n\u0000", PlainText.wellFormed("a\uDC00b\uD83D\uDE00\n\u0000"));
  }

  @Test
  void markdown_shows_texts_as_they_are() {
    assertEquals(
        "a\\|b &lt;i&gt; &amp;amp; \\`c\\` \\*d\\* \\[e\\](f) \\~g\\~ \\\\ \\$",
        MarkdownText.of("a|b <i> &amp; `c` *d* [e](f) ~g~ \\ $"));
  }

  @Test
  void underscores_are_escaped_unless_inside_a_word() {
    assertEquals("background_knowledge", MarkdownText.of("background_knowledge"));
    assertEquals("a_a z_z A_A Z_Z", MarkdownText.of("a_a z_z A_A Z_Z"));
    assertEquals("\\_a\\_ a\\_ \\_ Z_9_0", MarkdownText.of("_a_ a_ _ Z_9_0"));
    assertEquals("a\\_\\_b a\\_-b", MarkdownText.of("a__b a_-b"));
  }

  @Test
  void excerpts_are_cut_before_they_are_escaped() {
    assertEquals("\\*\\*…", MarkdownText.excerpt("****", 3));
  }

  @Test
  void no_text_breaks_out_of_a_table_cell() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      String cell = MarkdownText.of(anything(random));
      assertFalse(cell.matches("(?s).*[\n\r<>].*"), cell);
      assertFalse(cell.replaceAll("\\\\.", "").matches("(?s).*[|`*\\[\\]\\\\].*"), cell);
    }
  }

  private static String anything(Random random) {
    String letters = "|`*_[]()<>&\\\n\r\t~$#!ab1 \u0000\uD800\u2028";
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void figures_read_well() {
    assertEquals("4.167", Figures.mean(new BigDecimal("4.1666666666666667")));
    assertEquals("-", Figures.mean(Optional.empty()));
    assertEquals("-", Figures.percent(Optional.empty()));
    assertEquals("-", Figures.percent(0, 0));
    assertEquals("33.3%", Figures.percent(1, 3));
    assertEquals("0.0%", Figures.percent(0, 3));
    assertEquals("100.0%", Figures.percent(3, 3));
    assertEquals("1,234,567", Figures.count(1_234_567));
    assertEquals("12 of 3,684", Figures.seen(12, 3_684));
    assertEquals("80", Figures.seen(80, 80));
  }

  @Test
  void a_rate_that_is_not_all_and_not_none_never_looks_it() {
    assertEquals("99.9998%", Figures.percent(499_999, 500_000));
    assertEquals("0.0002%", Figures.percent(1, 500_000));
  }

  @Test
  void no_two_splits_share_a_file() {
    var names = FileNames.of(List.of("koala", "Koala", "report", "index", "a/b", "a.b", "KOALA"));
    assertEquals("koala.md", names.of("koala"));
    assertEquals("Koala-2.md", names.of("Koala"));
    assertEquals("KOALA-3.md", names.of("KOALA"));
    assertEquals("report-2.md", names.of("report"));
    assertEquals("index-2.md", names.of("index"));
    assertEquals("a_b.md", names.of("a/b"));
    assertEquals("a_b-2.md", names.of("a.b"));
  }
}
