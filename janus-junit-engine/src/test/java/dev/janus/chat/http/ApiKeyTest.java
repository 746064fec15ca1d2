package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("KEY", "sk-1~!0123456", "BLANK", " \t");

  @Test
  void comes_from_the_named_variable() {
    var key = ApiKey.read(ModelRole.JUDGE, "KEY", ENVIRONMENT::get);
    assertEquals("Bearer sk-1~!0123456", key.authorization());
    assertEquals("KEY", key.variable());
  }

  @Test
  void does_not_show_itself() {
    assertEquals(
        "ApiKey[KEY=***]", ApiKey.read(ModelRole.JUDGE, "KEY", ENVIRONMENT::get).toString());
  }

  @Test
  void must_be_set() {
    assertRefused(
        "OTHER_KEY",
        """
        janus.generator.api-key-env: the environment variable OTHER_KEY holds no key
          found: it is not set
          fix: put the key of the server into OTHER_KEY, or leave out janus.generator.api-key-env""");
  }

  @Test
  void must_not_be_blank() {
    assertRefused(
        "BLANK",
        """
        janus.generator.api-key-env: the environment variable BLANK holds no key
          found: it is blank
          fix: put the key of the server into BLANK, or leave out janus.generator.api-key-env""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sk-1\n", " sk-1", "sk 1", "sk-1\r\nX: y", "schlüssel", "sk\u007f", "\u0000"})
  void holds_only_what_a_header_may_hold_and_is_not_shown(String value) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> ApiKey.read(ModelRole.JUDGE, "KEY", name -> value));
    assertEquals(
        """
        janus.judge.api-key-env: the key in the environment variable KEY cannot be sent
          found: a space, a line break or another character that is no part of a key
          fix: set KEY again, to nothing but the key""",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-1234", "hf_AbCdEfGhIjKlMnOpQrStUv12", "", "1A", "A B"})
  void given_instead_of_the_name_of_its_variable_is_not_shown(String variable) {
    assertRefused(
        variable,
        """
        janus.generator.api-key-env: not the name of an environment variable
          found: %d characters that are no such name
          fix: name the variable, for example OPENAI_API_KEY, and put the key into it"""
            .formatted(variable.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A_VERY_LONG_NAME_OF_A_VARIABLE_2", "_a", "openAiKeyOfTheTeamThatWritesTests"})
  void may_be_in_a_variable_of_any_name(String variable) {
    assertEquals(variable, ApiKey.read(ModelRole.JUDGE, variable, name -> "sk-1").variable());
  }

  private static void assertRefused(String variable, String message) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> ApiKey.read(ModelRole.GENERATOR, variable, ENVIRONMENT::get));
    assertEquals(message, refusal.getMessage());
  }
}
