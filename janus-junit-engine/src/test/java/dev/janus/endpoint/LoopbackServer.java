package dev.janus.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A plain HTTP/1.1 server on the loopback interface, with one thread for any number of connections.
 * It does to each request what a script says, and to connections what it is told.
 *
 * <p>Thread-safe. The script is called by the server's own thread, one request after another.
 */
public final class LoopbackServer implements AutoCloseable {

  /** Says what becomes of a request. */
  @FunctionalInterface
  public interface Script {
    /** Returns what to do; must not wait. */
    Answer answer(Request request);
  }

  /** What becomes of connections beyond the most that are taken. */
  public enum Excess {
    /** They are closed at once. */
    CLOSED,
    /** They wait, unseen, until another is closed. */
    WAITING
  }

  private static final int BACKLOG = 4096;
  private static final long PRECISION_NANOS = 100_000;

  /** Below the ports that systems give to clients: nobody takes this one while it is not bound. */
  private static final int LOWEST_PORT = 20_000;

  private static final int PORTS = 12_000;

  private final Script script;
  private final Selector selector;
  private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
  private final Timers timers = new Timers();
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Thread thread;
  private final InetSocketAddress address;
  private final Queue<CompletableFuture<Boolean>> waiting = new ConcurrentLinkedQueue<>();
  private Counting counting = new Counting();
  private @Nullable ServerSocketChannel listener;
  private int mostConnections = Integer.MAX_VALUE;
  private Excess excess = Excess.CLOSED;
  private volatile boolean closed;

  /** Starts a server on a port that is free. */
  public LoopbackServer(Script script) {
    this(script, 0);
  }

  /**
   * Starts a server.
   *
   * @param port 0 for one that is free
   */
  public LoopbackServer(Script script, int port) {
    this.script = script;
    try {
      selector = Selector.open();
      address = port == 0 ? bindAnywhere() : bind(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::loop, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  private InetSocketAddress bindAnywhere() throws IOException {
    Random random = new Random();
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        return bind(LOWEST_PORT + random.nextInt(PORTS));
      } catch (BindException taken) {
        // The next one, then.
      }
    }
    throw new BindException("no free port");
  }

  private InetSocketAddress bind(int port) throws IOException {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ServerSocketChannel opened = ServerSocketChannel.open();
    try {
      opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      opened.bind(local, BACKLOG);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    listener = opened;
    return local;
  }

  /** Returns the base of its addresses, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + address.getPort();
  }

  /** Takes only so many connections at one time. */
  public void limitConnections(int most, Excess others) {
    call(
        () -> {
          mostConnections = most;
          excess = others;
          return true;
        });
  }

  /** Returns what it saw so far. */
  public ServerCounts counts() {
    return call(() -> counting.counts());
  }

  /** Counts from 0 again; call it only while no request is under way. */
  public void resetCounts() {
    call(() -> counting = new Counting());
  }

  /**
   * Stops listening and resets every connection with a request under way. The others are closed in
   * good order, so that nothing that was sent is lost.
   *
   * @return how many requests were under way
   */
  public int die() {
    return call(this::dieNow);
  }

  /** Listens again, at the same address. */
  public void revive() {
    call(
        () -> {
          reviveNow();
          return true;
        });
  }

  /** Waits until no client is connected, and all that clients sent before has been read. */
  public void awaitNobody() {
    CompletableFuture<Boolean> nobody = new CompletableFuture<>();
    call(() -> waiting.add(nobody));
    nobody.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Does something later, in the server's thread. */
  public void later(Duration delay, Runnable action) {
    call(
        () -> {
          timers.in(delay, action);
          return true;
        });
  }

  private <T> T call(Supplier<T> order) {
    if (Thread.currentThread() == thread) {
      return order.get();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    orders.add(
        () -> {
          try {
            done.complete(order.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    selector.wakeup();
    return done.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private int dieNow() {
    try {
      if (listener != null) {
        listener.close();
        listener = null;
      }
      int lost = 0;
      for (Connection connection : List.copyOf(connections)) {
        lost += connection.isBusy() ? 1 : 0;
        drop(connection, connection.isBusy());
      }
      return lost;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reviveNow() {
    try {
      bind(address.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void loop() {
    try {
      while (!closed) {
        await();
        Runnable order = orders.poll();
        while (order != null) {
          order.run();
          order = orders.poll();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          handle(key);
        }
        selector.selectedKeys().clear();
        timers.run();
        tellWaiting();
      }
      dieNow();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tellWaiting() {
    if (connections.isEmpty()) {
      waiting.forEach(nobody -> nobody.complete(true));
      waiting.clear();
    }
  }

  /** A selector waits for whole milliseconds only; what is left of one is waited for here. */
  private void await() throws IOException {
    long nanos = timers.nanosToNext();
    if (!orders.isEmpty() || nanos == 0) {
      selector.selectNow();
    } else if (nanos < 0) {
      selector.select();
    } else if (nanos >= 1_000_000) {
      selector.select(nanos / 1_000_000);
    } else if (selector.selectNow() == 0) {
      LockSupport.parkNanos(Math.min(nanos, PRECISION_NANOS));
    }
  }

  private void handle(SelectionKey key) throws IOException {
    if (!key.isValid()) {
      return;
    }
    if (key.isAcceptable()) {
      accept(key);
      return;
    }
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isReadable() && !connection.fill()) {
        drop(connection, false);
        return;
      }
      if (key.isWritable()) {
        flush(connection);
      }
      answerNext(connection);
    } catch (IOException e) {
      // The client went away.
      drop(connection, false);
    }
  }

  private void accept(SelectionKey key) throws IOException {
    ServerSocketChannel from = (ServerSocketChannel) key.channel();
    while (connections.size() < mostConnections || excess == Excess.CLOSED) {
      SocketChannel channel = from.accept();
      if (channel == null) {
        return;
      }
      if (connections.size() >= mostConnections) {
        counting.refused();
        channel.close();
      } else {
        take(channel);
      }
    }
    key.interestOps(0);
  }

  private void take(SocketChannel channel) throws IOException {
    counting.connected();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    Connection connection = new Connection(channel, key);
    key.attach(connection);
    connections.add(connection);
  }

  private void answerNext(Connection connection) {
    Request request = connection.next();
    if (request == null) {
      return;
    }
    counting.requested(System.nanoTime());
    Answer answer = script.answer(request);
    if (answer.latency().isZero()) {
      send(connection, answer);
    } else {
      timers.in(answer.latency(), () -> send(connection, answer));
    }
  }

  private void send(Connection connection, Answer answer) {
    if (!connection.isOpen() || answer.ending() == Answer.Ending.HANG) {
      return;
    }
    try {
      connection.send(answer);
      flush(connection);
    } catch (IOException e) {
      drop(connection, false);
    }
  }

  private void flush(Connection connection) throws IOException {
    Answer answer = connection.flush();
    if (answer == null) {
      return;
    }
    if (answer.ending() == Answer.Ending.TRICKLE) {
      trickle(connection, answer.pause());
      return;
    }
    connection.free();
    counting.answered(System.nanoTime());
    answer.sent().run();
    if (answer.ending() == Answer.Ending.RESET) {
      drop(connection, true);
    } else {
      answerNext(connection);
    }
  }

  private void trickle(Connection connection, Duration pause) {
    timers.in(
        pause,
        () -> {
          try {
            if (connection.isOpen()) {
              connection.trickle();
              trickle(connection, pause);
            }
          } catch (IOException e) {
            drop(connection, false);
          }
        });
  }

  private void drop(Connection connection, boolean reset) {
    if (connection.isBusy()) {
      counting.abandoned();
      connection.free();
    }
    connections.remove(connection);
    try {
      if (reset) {
        connection.reset();
      } else {
        connection.close();
      }
      SelectionKey accepting = listener == null ? null : listener.keyFor(selector);
      if (accepting != null && accepting.isValid()) {
        accepting.interestOps(SelectionKey.OP_ACCEPT);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
