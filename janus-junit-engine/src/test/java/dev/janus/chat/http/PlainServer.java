package dev.janus.chat.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.FutureTask;

/**
 * A server on the loopback interface that takes one connection and does with it what a test says.
 */
final class PlainServer implements AutoCloseable {

  /** Speaks with the client. */
  @FunctionalInterface
  interface Script<T> {
    T speak(Socket socket) throws Exception;
  }

  private final ServerSocket server;

  PlainServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  int port() {
    return server.getLocalPort();
  }

  /** Takes the connection in the background. */
  <T> FutureTask<T> accept(Script<T> script) {
    var task =
        new FutureTask<>(
            () -> {
              try (var socket = server.accept()) {
                return script.speak(socket);
              }
            });
    var thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
