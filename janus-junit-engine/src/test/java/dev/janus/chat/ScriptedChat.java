package dev.janus.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Gives its completions one after another, and keeps what it was asked. */
public final class ScriptedChat implements ChatModel {

  private final Queue<Completion> completions;
  private final List<ChatRequest> requests = new ArrayList<>();

  public ScriptedChat(List<Completion> completions) {
    this.completions = new ArrayDeque<>(completions);
  }

  @Override
  public Completion complete(ChatRequest request) {
    requests.add(request);
    return completions.remove();
  }

  public List<ChatRequest> requests() {
    return List.copyOf(requests);
  }

  public List<Conversation> conversations() {
    return requests.stream().map(ChatRequest::conversation).toList();
  }
}
