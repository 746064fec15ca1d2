package dev.janus.judge;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A text that is whole but for the fence in it, which is another one whenever it is sent.
 * Immutable.
 *
 * @param parts what is between the fences: one more than there are of them
 */
@API(status = Status.EXPERIMENTAL)
public record FencedText(List<String> parts) {

  /** Copies the list. */
  public FencedText {
    parts = List.copyOf(parts);
  }

  /** Returns a text without a fence. */
  static FencedText of(String text) {
    return new FencedText(List.of(text));
  }

  /** Returns the text with a fence. */
  public String with(String fence) {
    return parts.size() == 1 ? parts.get(0) : String.join(fence, parts);
  }
}
