package dev.janus.endpoint;

/**
 * One request, read to its end.
 *
 * @param line the first line, for example {@code POST /v1/chat/completions HTTP/1.1}
 * @param body the text it holds
 */
public record Request(String line, String body) {

  /** Tells whether it asks for that, for example {@code GET /stats}. */
  public boolean is(String methodAndPath) {
    return line.startsWith(methodAndPath + " ");
  }
}
