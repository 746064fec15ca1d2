package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The user's own tests go on as before. */
class PlainTest {

  @Test
  void adds() {
    assertEquals(4, 2 + 2);
  }
}
