package dev.janus.chat.http;

import dev.janus.chat.limit.CallPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends single requests over OkHttp: no retry, no redirect, no cookie.
 *
 * <p>The caller's thread does it all. An interrupt ends a blocking read, because the sockets are
 * those of channels; behind a SOCKS proxy they are not, and only closing ends it.
 *
 * <p>Thread-safe.
 */
final class HttpTransport implements AutoCloseable {

  /** Time to connect, TLS included. */
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Request template;
  private final OkHttpClient client;
  private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  HttpTransport(Endpoint endpoint) {
    this(endpoint, new OkHttpClient());
  }

  /** Creates a transport that takes what is not set here, such as TLS, from the given client. */
  HttpTransport(Endpoint endpoint, OkHttpClient base) {
    template = template(endpoint);
    client = client(base, endpoint.policy());
  }

  static Request template(Endpoint endpoint) {
    Request.Builder builder =
        new Request.Builder()
            .url(endpoint.url().chatCompletions())
            .header("Accept", "application/json")
            .header("User-Agent", "janus/" + version());
    if (endpoint.apiKey() != null) {
      builder.header("Authorization", endpoint.apiKey().authorization());
    }
    return builder.build();
  }

  private static String version() {
    String version = HttpTransport.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private static OkHttpClient client(OkHttpClient base, CallPolicy policy) {
    return base.newBuilder()
        .socketFactory(new InterruptibleSockets())
        .connectTimeout(CONNECT_TIMEOUT)
        // A reply may take as long as it likes to begin: each call has a timeout as a whole.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .connectionPool(
            new ConnectionPool(policy.maximumInFlight(), IDLE.toSeconds(), TimeUnit.SECONDS))
        .build();
  }

  /**
   * Sends one request and waits for the whole reply.
   *
   * @param timeout from connecting to the last byte of the reply
   * @throws IOException if no whole reply arrives, whatever its status
   * @throws InterruptedException if the calling thread is interrupted; the request is given up
   */
  HttpReply post(byte[] json, Duration timeout) throws IOException, InterruptedException {
    // OkHttp would connect first, and then notice.
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Call call = client.newCall(template.newBuilder().post(new OneShot(json)).build());
    call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    underWay.add(call);
    try {
      // After it was added: who closes either finds it there or is seen here.
      if (closed) {
        throw new IOException("closed");
      }
      return exchange(call);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        InterruptedException interrupt = new InterruptedException();
        interrupt.initCause(e);
        throw interrupt;
      }
      throw e;
    } finally {
      underWay.remove(call);
    }
  }

  private static HttpReply exchange(Call call) throws IOException {
    try (Response response = call.execute()) {
      return new HttpReply(
          response.code(),
          response.headers(),
          redirectHost(response),
          new ReplyBody(call, response).text());
    }
  }

  private static @Nullable String redirectHost(Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : response.request().url().resolve(location);
    return target == null ? null : target.host();
  }

  /** Gives up what is under way and lets connections go. */
  @Override
  public void close() {
    closed = true;
    underWay.forEach(Call::cancel);
    client.connectionPool().evictAll();
  }

  /**
   * A read of an ordinary socket goes on when its thread is interrupted, unless that is virtual; a
   * read of a channel ends, and closes it. A connection over HTTP/2 is read by a thread of its own
   * and lives on.
   */
  private static final class InterruptibleSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
      return SocketChannel.open().socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      Socket socket = createSocket();
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      Socket socket = createSocket();
      socket.bind(new InetSocketAddress(local, localPort));
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }
  }

  /** Keeps OkHttp from sending the request again on its own, as it does on 503 and 421. */
  private static final class OneShot extends RequestBody {

    private final byte[] json;

    OneShot(byte[] json) {
      this.json = json;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return json.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(json);
    }
  }
}
