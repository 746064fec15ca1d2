package dev.janus.chat.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/**
 * Sockets that are connected to nobody: whatever is sent to them, they hand out one HTTP reply for
 * it. Nothing leaves the JVM.
 */
final class CannedSockets extends SocketFactory {

  private final byte[] reply;

  /**
   * Creates sockets.
   *
   * @param body of the reply, in JSON
   */
  CannedSockets(String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + utf8.length
            + "\r\n\r\n";
    reply = (head + body).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Socket createSocket() {
    return new Canned(reply);
  }

  @Override
  public Socket createSocket(String host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return createSocket();
  }

  /** A request is over when the reply to it is read. */
  private static final class Canned extends Socket {

    private final Replies replies;
    private volatile boolean isClosed;

    Canned(byte[] reply) {
      replies = new Replies(reply);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {}

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public boolean isClosed() {
      return isClosed;
    }

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
      return 0;
    }

    @Override
    public InputStream getInputStream() {
      return replies;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public synchronized void close() {
      isClosed = true;
    }
  }

  /** The same reply over and over. */
  private static final class Replies extends InputStream {

    private final byte[] reply;
    private ByteArrayInputStream current;

    Replies(byte[] reply) {
      this.reply = reply;
      this.current = new ByteArrayInputStream(reply);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (current.available() == 0) {
        current = new ByteArrayInputStream(reply);
      }
      return current.read(target, offset, length);
    }
  }
}
