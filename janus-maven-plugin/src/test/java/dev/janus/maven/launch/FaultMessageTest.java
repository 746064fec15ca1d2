package dev.janus.maven.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.platform.commons.JUnitException;

class FaultMessageTest {

  @Test
  void is_the_message() {
    assertEquals("one\n  fix: two", FaultMessage.of(new IllegalStateException("one\n  fix: two")));
  }

  @Test
  void is_the_message_of_what_the_platform_wrapped() {
    assertEquals(
        "cause",
        FaultMessage.of(
            new JUnitException("outer", new JUnitException("inner", new Exception("cause")))));
  }

  @Test
  void is_the_message_of_the_platform_where_it_wrapped_nothing() {
    assertEquals("no engine", FaultMessage.of(new JUnitException("no engine")));
  }

  @Test
  void names_the_type_where_there_is_no_message() {
    assertEquals("java.lang.IllegalStateException", FaultMessage.of(new IllegalStateException()));
    assertEquals(
        "java.lang.IllegalStateException:  ", FaultMessage.of(new IllegalStateException(" ")));
  }

  @Test
  void names_the_type_of_an_error_whose_message_is_only_a_class_name() {
    assertEquals(
        "java.lang.NoClassDefFoundError: a/B", FaultMessage.of(new NoClassDefFoundError("a/B")));
  }
}
