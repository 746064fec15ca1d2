package demo;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class UnitTest {

  @Test
  void fails_when_told_to() {
    assertFalse(Boolean.getBoolean("broken"));
  }
}
