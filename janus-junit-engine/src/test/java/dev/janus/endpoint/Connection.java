package dev.janus.endpoint;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection, on which one request after another is read. Used by the server's thread only. */
final class Connection {

  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";

  private final SocketChannel channel;
  private final SelectionKey key;
  private byte[] read = new byte[4096];
  private int count;
  private @Nullable ByteBuffer unsent;
  private @Nullable Answer answer;
  private boolean busy;

  Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /** Reads what is there. False at the end of the stream. */
  boolean fill() throws IOException {
    int last;
    do {
      if (count == read.length) {
        read = Arrays.copyOf(read, 2 * count);
      }
      last = channel.read(ByteBuffer.wrap(read, count, read.length - count));
      count += Math.max(0, last);
    } while (last > 0);
    return last == 0;
  }

  /**
   * Takes the next request out of what was read; null when it is not whole, or one is under way.
   */
  @Nullable Request next() {
    if (busy) {
      return null;
    }
    String text = new String(read, 0, count, StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf(END_OF_HEAD);
    if (headEnd < 0) {
      return null;
    }
    int bodyStart = headEnd + END_OF_HEAD.length();
    int bodyEnd = bodyStart + length(text.substring(0, headEnd));
    if (count < bodyEnd) {
      return null;
    }
    Request request =
        new Request(
            text.substring(0, text.indexOf("\r\n")),
            new String(read, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8));
    System.arraycopy(read, bodyEnd, read, 0, count - bodyEnd);
    count -= bodyEnd;
    busy = true;
    return request;
  }

  private static int length(String head) {
    int start = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (start < 0) {
      return 0;
    }
    int valueStart = start + LENGTH.length();
    int valueEnd = head.indexOf("\r\n", valueStart);
    return Integer.parseInt(
        head.substring(valueStart, valueEnd < 0 ? head.length() : valueEnd).strip());
  }

  /** Starts to send. */
  void send(Answer next) {
    answer = next;
    unsent = next.bytes().duplicate();
  }

  /** Sends what can be sent now. Returns the answer if this was the last of it. */
  @Nullable Answer flush() throws IOException {
    Answer current = answer;
    ByteBuffer rest = unsent;
    if (current == null || rest == null) {
      return null;
    }
    channel.write(rest);
    if (rest.hasRemaining()) {
      key.interestOpsOr(SelectionKey.OP_WRITE);
      return null;
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
    answer = null;
    unsent = null;
    return current;
  }

  /** Sends one byte of a trickle. */
  void trickle() throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {' '}));
  }

  /** The request under way is answered. */
  void free() {
    busy = false;
  }

  /** Tells whether a request is under way. */
  boolean isBusy() {
    return busy;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Closes so that the client's next read or write fails. */
  void reset() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }

  void close() throws IOException {
    channel.close();
  }
}
