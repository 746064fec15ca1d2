package dev.janus.dataset.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeLicenceTest {

  @Test
  void the_licence_is_in_the_front_matter() {
    assertEquals("mit", ReadmeLicence.of("---\ntags: [a]\nlicense: mit\n---\n# Card\n"));
    assertEquals("mit", ReadmeLicence.of("\uFEFF\n--- \r\nlicense: mit\r\n---"));
  }

  @Test
  void several_licences_are_told_as_a_list() {
    assertEquals("mit, cc-by-4.0", ReadmeLicence.of("---\nlicense:\n- mit\n- cc-by-4.0\n---\n"));
  }

  @Test
  void there_may_be_none() {
    assertNull(ReadmeLicence.of(null));
    for (String readme :
        List.of(
            "", "# Card\nlicense: mit", "---\na: b\n---\n", "---\n- a\n---\n", "---\n{\n---\n")) {
      assertNull(ReadmeLicence.of(readme), readme);
    }
  }
}
