package dev.janus.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String KEY = "sk-\"a/b+c&d<e>=\\'Z9";
  private final Secrets secrets = Secrets.of(List.of(KEY, "hf_Plain123"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        "hf_Plain123",
        "sk-\\\"a/b+c&d<e>=\\\\'Z9",
        "sk-\\\"a\\/b+c&d<e>=\\\\'Z9",
        "sk-%22a%2Fb%2Bc%26d%3Ce%3E%3D%5C%27Z9",
        "sk-%22a%2fb%2bc%26d%3ce%3e%3d%5c%27Z9",
        "sk-&quot;a/b+c&amp;d&lt;e&gt;=\\&#39;Z9",
        "sk-&#34;a/b+c&amp;d&lt;e&gt;=\\'Z9",
        "sk-\\u0022a\\u002fb\\u002bc\\u0026d\\u003ce\\u003e\\u003d\\u005c\\u0027Z9",
        "68665f506c61696e313233",
      })
  void a_key_is_found_in_each_of_its_forms(String form) {
    assertEquals("Bearer ***.", secrets.redact("Bearer " + form + "."));
    assertTrue(secrets.areIn("x" + form + "y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u:", "us:", "use:", "user:", ":"})
  void a_key_is_found_in_base64_behind_any_user(String user) {
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      for (String after : List.of("", ":", ":x")) {
        String encoded =
            encoder.encodeToString((user + KEY + after).getBytes(StandardCharsets.UTF_8));
        String redacted = secrets.redact("Basic " + encoded);
        assertTrue(redacted.matches("Basic [\\w+/-]{0,9}\\*\\*\\*[\\w+/=-]{0,8}"), redacted);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "test",
        "EMPTY",
        "none",
        "dummy",
        "ollama",
        "sk-1234",
        "xxxxxxxxxxxx",
        "LM-Studio",
        "sk-no-key-required",
        "token-abc123",
        "not-needed"
      })
  void a_key_that_guards_nothing_is_no_secret(String key) {
    Secrets none = Secrets.of(List.of(key));
    assertEquals("It is " + key + ".", none.redact("It is " + key + "."));
    assertFalse(none.areIn(key));
  }

  @Test
  void eight_characters_make_a_secret() {
    assertEquals("***!", Secrets.of(List.of("Ab3dEf6h")).redact("Ab3dEf6h!"));
  }

  @Test
  void those_of_several_servers_are_found_together() {
    Secrets both =
        Secrets.of(List.of("first-key-1")).and(Secrets.of(List.of("first-key-1-longer")));
    assertEquals("*** and ***", both.redact("first-key-1-longer and first-key-1"));
  }

  @Test
  void what_is_masked_is_put_back_as_it_was() {
    String text = "***" + KEY + " and hf_Plain123, ***";
    var masked = secrets.mask(text);
    assertEquals("****** and ***, ***", masked.text());
    assertEquals(text, secrets.unmask(masked));
    assertEquals("****** and ***, ***", Secrets.NONE.unmask(masked));
    assertEquals(new Secrets.Masked("none", List.of()), secrets.mask("none"));
  }

  @Test
  void nothing_is_said_of_them() {
    assertEquals("Secrets[***]", secrets.toString());
    assertEquals("plain", Secrets.NONE.redact("plain"));
  }
}
