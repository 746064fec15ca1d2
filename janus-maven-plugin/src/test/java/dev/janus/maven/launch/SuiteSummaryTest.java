package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SuiteSummaryTest {

  @Test
  void leaves_out_what_did_not_happen() {
    assertEquals("12 passed", new SuiteSummary("b", "b.s", 12, 0, 0, 0, 12).counts());
    assertEquals(
        "0 passed, 1 failed, 1 error, 2 skipped",
        new SuiteSummary("b", "b.s", 0, 1, 1, 2, 1).counts());
    assertEquals("1 passed, 2 errors", new SuiteSummary("b", "b.s", 1, 0, 2, 0, 1).counts());
  }

  @Test
  void names_the_split() {
    assertEquals("koala", new SuiteSummary("a.B", "a.B.koala", 0, 0, 0, 0, 0).split());
    assertEquals("a.B", new SuiteSummary("a.B", "a.B", 0, 0, 0, 0, 0).split());
  }

  @Test
  void is_read_as_it_was_sent() {
    SuiteSummary suite = new SuiteSummary("a.B", "a.B.koala", 1, 2, 3, 4, 5);
    assertEquals(suite, SuiteSummary.of(suite.toMessage()));
  }
}
