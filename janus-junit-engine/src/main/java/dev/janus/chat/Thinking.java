package dev.janus.chat;

/** Temporary. */
public record Thinking(String text, String thought) {
  /** Splits. */
  public static Thinking split(String said) {
    int end = said.lastIndexOf("</think>");
    if (end >= 0) {
      return new Thinking(
          said.substring(end + 8).strip(), said.substring(0, end).replace("<think>", ""));
    }
    return said.startsWith("<think>")
        ? new Thinking("", said.substring(7))
        : new Thinking(said, "");
  }
}
