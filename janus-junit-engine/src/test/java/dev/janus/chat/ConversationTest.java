package dev.janus.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final Message SYSTEM = new Message(Role.SYSTEM, "Be brief.");
  private static final Message USER = new Message(Role.USER, "Hello?");

  @Test
  void begins_with_the_system_message() {
    var conversation = Conversation.of("Be brief.", "Hello?");
    assertEquals(List.of(SYSTEM, USER), conversation.messages());
    assertEquals("Be brief.", conversation.system());
    assertEquals("Hello?", conversation.user());
  }

  @Test
  void has_no_system_message_when_it_is_empty() {
    var conversation = Conversation.of("", "Hello?");
    assertEquals(List.of(USER), conversation.messages());
    assertEquals("", conversation.system());
    assertEquals("Hello?", conversation.user());
  }

  @Test
  void goes_on_without_changing() {
    var first = Conversation.of("Be brief.", "Hello?");
    var second = first.then("Hi.", "Why?");
    assertEquals(
        List.of(SYSTEM, USER, new Message(Role.ASSISTANT, "Hi."), new Message(Role.USER, "Why?")),
        second.messages());
    assertEquals("Be brief.", second.system());
    assertEquals("Why?", second.user());
    assertEquals(List.of(SYSTEM, USER), first.messages());
  }

  @Test
  void does_not_change_with_the_list_it_was_made_of() {
    var messages = new ArrayList<>(List.of(USER));
    var conversation = new Conversation(messages);
    messages.clear();
    assertEquals(List.of(USER), conversation.messages());
    assertThrows(UnsupportedOperationException.class, () -> conversation.messages().clear());
  }

  @Test
  void has_roles_with_lower_case_names_on_the_wire() {
    assertEquals(
        List.of("system", "user", "assistant"),
        List.of(Role.SYSTEM.wireName(), Role.USER.wireName(), Role.ASSISTANT.wireName()));
  }

  @Test
  void costs_tokens_that_add_up() {
    var usage = new Usage(1, 20).plus(new Usage(300, 4000));
    assertEquals(new Usage(301, 4020), usage);
    assertEquals(4321, usage.total());
  }
}
