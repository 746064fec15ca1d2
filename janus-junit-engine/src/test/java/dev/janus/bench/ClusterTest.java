package dev.janus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.janus.digest.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

  private static String cluster(String system, String... turns) {
    return new Prompt("a", 0, "s", "", system, List.of(turns), "", List.of(), List.of()).cluster();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caf\u00E9 file 1?",
        "CAF\u00C9  File 1?",
        " cafe\u0301\n\tfile 1? ",
        "caf\u00E9 \uFB01le 1?",
        "caf\u00E9\u00A0file \uFF11?"
      })
  void case_white_space_and_unicode_form_make_no_other_cluster(String text) {
    assertEquals(Sha256.of("caf\u00E9 file 1?").substring(0, 16), cluster("", text));
  }

  @Test
  void other_words_make_another_cluster() {
    assertNotEquals(cluster("", "a b"), cluster("", "ab"));
  }

  @Test
  void the_system_message_makes_no_other_cluster() {
    assertEquals(cluster("", "a"), cluster("Be kind.", "a"));
  }

  @Test
  void every_turn_counts() {
    assertNotEquals(cluster("", "a"), cluster("", "a", "b"));
  }
}
