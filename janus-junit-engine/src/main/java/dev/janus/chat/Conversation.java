package dev.janus.chat;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The messages so far, oldest first: at most one system message, in front, then user and assistant
 * in turn. Immutable.
 *
 * @param messages at least one; the last is the user's
 */
@API(status = Status.EXPERIMENTAL)
public record Conversation(List<Message> messages) {

  /** Copies the list. */
  public Conversation {
    messages = List.copyOf(messages);
  }

  /**
   * Starts a conversation.
   *
   * @param system the system message; none is sent when empty
   * @param user the user's first message
   */
  public static Conversation of(String system, String user) {
    Message question = new Message(Role.USER, user);
    return system.isEmpty()
        ? new Conversation(List.of(question))
        : new Conversation(List.of(new Message(Role.SYSTEM, system), question));
  }

  /** Returns this conversation, continued by the assistant's answer and the user's next message. */
  public Conversation then(String assistant, String user) {
    List<Message> continued = new ArrayList<>(messages);
    continued.add(new Message(Role.ASSISTANT, assistant));
    continued.add(new Message(Role.USER, user));
    return new Conversation(continued);
  }

  /** Returns the system message, empty when there is none. */
  public String system() {
    Message first = messages.get(0);
    return first.role() == Role.SYSTEM ? first.content() : "";
  }

  /** Returns the user's last message. */
  public String user() {
    return messages.get(messages.size() - 1).content();
  }
}
