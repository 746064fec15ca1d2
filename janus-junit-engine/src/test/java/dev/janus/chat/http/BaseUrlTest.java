package dev.janus.chat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8000/v1, http://localhost:8000/v1",
    "http://localhost:8000/v1/, http://localhost:8000/v1",
    "http://localhost:8000/v1//, http://localhost:8000/v1",
    "'  HTTPS://API.Example.com:443/v1 ', https://api.example.com/v1",
    "http://localhost, http://localhost",
    "http://[0:0:0:0:0:0:0:1]:80/, http://[::1]",
    "http://localhost/chat/completions/v1, http://localhost/chat/completions/v1",
  })
  void is_kept_in_canonical_form(String text, String canonical) {
    assertEquals(canonical, BaseUrl.parse("janus.judge.url", text).toString());
  }

  @Test
  void is_what_chat_completions_is_appended_to() {
    assertEquals(
        "http://localhost:8000/v1/chat/completions",
        BaseUrl.parse("k", "http://localhost:8000/v1/").chatCompletions().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8000/v1", "http:/localhost", "http://", "http://a b/v1"})
  void must_be_a_url(String text) {
    assertRefused(
        text,
        """
        janus.judge.url: not a URL
          found: "%s"
          fix: give an address such as http://localhost:8000/v1"""
            .formatted(text));
  }

  @Test
  void must_be_http() {
    assertRefused(
        "ftp://localhost/v1",
        """
        janus.judge.url: only http and https are spoken
          found: "ftp://localhost/v1"
          fix: give an address such as http://localhost:8000/v1""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://me:sk-1@host/v1", "https://me@host/v1", "https://:sk-1@host/v1"})
  void has_no_credentials_and_does_not_show_them(String text) {
    assertRefused(
        text,
        """
        janus.judge.url: credentials have no place in a URL
          found: "https://***@host/v1"
          fix: remove them, and put the key into the environment variable that janus.judge.api-key-env names""");
  }

  @Test
  void does_not_show_credentials_of_what_is_not_a_url() {
    assertRefused(
        "https://me:s/k@1@no host/v1?key=2",
        """
        janus.judge.url: not a URL
          found: "https://***@no host/v1?***"
          fix: give an address such as http://localhost:8000/v1""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://host/v1?key=1", "https://host/v1?", "https://host/v1#top"})
  void has_neither_query_nor_fragment(String text) {
    assertRefused(
        text,
        """
        janus.judge.url: a base URL has neither query nor fragment
          found: "https://host/v1?***"
          fix: end it before ? or #""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost/v1/chat/completions", "http://localhost/v1/chat/completions/"})
  void names_the_base(String text) {
    assertRefused(
        text,
        """
        janus.judge.url: names the chat completions, not the base they are under
          found: "%s"
          fix: write http://localhost/v1"""
            .formatted(text));
  }

  @Test
  void is_canonical_however_it_is_made() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> new BaseUrl("http://HOST/"));
    assertEquals(
        """
        base URL: not in canonical form
          found: "http://HOST/"
          fix: write it as http://host""",
        refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:1/v1, false",
    "http://127.0.0.1/v1, false",
    "http://127.255.0.255/v1, false",
    "http://[::1]/v1, false",
    "http://[::ffff:127.0.0.1]/v1, false",
    "https://host/v1, false",
    "http://host/v1, true",
    "http://127.0.0.1.host/v1, true",
    "http://127.0.0/v1, true",
    "http://127.0.0.256/v1, true",
    "http://128.0.0.1/v1, true",
    "http://localhost.host/v1, true",
    "http://[::2]/v1, true",
  })
  void is_readable_on_its_way_over_plain_http_to_another_machine(String text, boolean readable) {
    assertEquals(readable, BaseUrl.parse("k", text).isReadableOnItsWay());
  }

  private static void assertRefused(String text, String message) {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> BaseUrl.parse("janus.judge.url", text));
    assertEquals(message, refusal.getMessage());
  }
}
