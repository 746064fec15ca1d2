package dev.janus.chat.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.janus.chat.ChatRequest;
import org.junit.jupiter.api.Test;

class RequestNameTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  @Test
  void is_the_beginning_of_the_key_and_which_ask_it_is() {
    assertEquals(KEY.substring(0, 48) + "-12", RequestName.of(ChatRequest.id(KEY, 12)));
  }

  @Test
  void is_the_id_where_that_is_short_and_plain() {
    assertEquals("A_b-9", RequestName.of("A_b-9"));
    assertEquals("x".repeat(64), RequestName.of("x".repeat(64)));
  }

  @Test
  void is_a_digest_of_any_other_id() {
    for (String id : new String[] {"", "a b", "\u00e9", "x".repeat(65), "../x"}) {
      assertEquals(48, RequestName.of(id).length());
    }
    assertNotEquals(RequestName.of("x".repeat(65)), RequestName.of("x".repeat(66)));
  }
}
