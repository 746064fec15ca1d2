package dev.janus.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

  /**
   * Returns what was said after the system message: the user's message when it is the only one,
   * else all messages, each under the name of its role.
   */
  public String dialogue() {
    return dialogue(UnaryOperator.identity());
  }

  /**
   * Returns what was said as {@link #dialogue()}.
   *
   * @param ofAssistant is applied to what the assistant said
   */
  public String dialogue(UnaryOperator<String> ofAssistant) {
    List<Message> said =
        messages.stream().filter(message -> message.role() != Role.SYSTEM).toList();
    return said.size() == 1
        ? user()
        : said.stream()
            .map(
                message ->
                    message.role().wireName()
                        + ": "
                        + (message.role() == Role.ASSISTANT
                            ? ofAssistant.apply(message.content())
                            : message.content()))
            .collect(Collectors.joining("\n\n"));
  }
}
