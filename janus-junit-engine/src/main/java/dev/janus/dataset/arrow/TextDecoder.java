package dev.janus.dataset.arrow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.janus.dataset.row.Cell;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Makes texts of bytes. Keeps an array from text to text, so that it is for one thread and creates
 * nothing but the text.
 */
final class TextDecoder {

  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] scratch = new byte[1024];

  Cell<String> decode(ArrowBuf bytes, long start, long end) {
    if (start < 0 || end < start || end > bytes.capacity() || end - start > LONGEST_ARRAY) {
      throw UnreadableException.damaged(
          "a text from byte %d to %d of %d".formatted(start, end, bytes.capacity()));
    }
    int length = (int) (end - start);
    if (length > scratch.length) {
      scratch = new byte[(int) Math.min(LONGEST_ARRAY, 2L * length)];
    }
    bytes.getBytes(start, scratch, 0, length);
    String text = new String(scratch, 0, length, UTF_8);
    // What is no UTF-8 turns into a mark that may also be in the text itself.
    return text.indexOf(REPLACEMENT) < 0 || isUtf8(length)
        ? Cell.of(text)
        : Cell.ofOther("bytes that are not UTF-8");
  }

  private boolean isUtf8(int length) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(scratch, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
