package dev.janus.chat.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The message of a reply: what is said in it, and what is thought, refused or called instead. */
final class ReplyMessage {

  private static final String UNNAMED = "unnamed";

  private final JsonNode message;
  private final StringBuilder said = new StringBuilder();
  private final StringBuilder thought = new StringBuilder();
  private final StringBuilder refused = new StringBuilder();
  private @Nullable String tool;

  ReplyMessage(JsonNode message) {
    this.message = message;
    // Servers that send one of these as a whole and in parts send the same text twice.
    Stream.of("reasoning_content", "reasoning", "thinking", "reasoning_details", "thinking_blocks")
        .map(field -> thought(message.path(field)))
        .filter(text -> !text.isBlank())
        .findFirst()
        .ifPresent(thought::append);
    refused.append(message.path("refusal").asText(""));
    JsonNode content = message.path("content");
    if (content.isArray()) {
      content.forEach(this::part);
    } else {
      said.append(content.asText(""));
    }
    tool = firstNonNull(tool, calledTool());
  }

  private static @Nullable String firstNonNull(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private void part(JsonNode part) {
    switch (part.path("type").asText("")) {
      case "text", "output_text" -> said.append(part.path("text").asText(""));
      case "thinking", "reasoning" -> thought.append(thought(part));
      case "refusal" -> refused.append(part.path("refusal").asText(""));
      case "tool_use" -> tool = firstNonNull(tool, name(part));
      default -> said.append(part.isTextual() ? part.textValue() : "");
    }
  }

  /** Returns the thinking in a text, in an object with a text, or in a list of such. */
  private static String thought(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    StringBuilder text = new StringBuilder();
    if (node.isArray()) {
      node.forEach(part -> text.append(thought(part)));
    } else if (node.isObject()) {
      Stream.of("thinking", "text", "content", "summary")
          .map(field -> thought(node.path(field)))
          .filter(words -> !words.isBlank())
          .findFirst()
          .ifPresent(text::append);
    }
    return text.toString();
  }

  private @Nullable String calledTool() {
    JsonNode first = message.path("tool_calls").path(0);
    if (first.isObject()) {
      return name(first.has("custom") ? first.path("custom") : first.path("function"));
    }
    JsonNode function = message.path("function_call");
    return function.isObject() ? name(function) : null;
  }

  private static String name(JsonNode tool) {
    String name = tool.path("name").asText("");
    return name.isBlank() ? UNNAMED : name;
  }

  /** Returns what a user would see: what is said, or else the refusal. */
  String text() {
    return said.toString().isBlank() ? refused.toString() : said.toString();
  }

  String thought() {
    return thought.toString();
  }

  boolean isRefusal() {
    return !refused.toString().isBlank();
  }

  /** Returns the name of the tool that is called; null when none is. */
  @Nullable String tool() {
    return tool;
  }
}
