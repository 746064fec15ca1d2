package dev.janus.chat.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
 * <p>A blocking read of a socket cannot be interrupted, so it happens in a thread of its own while
 * the caller waits, interruptibly. There are as many such threads as attempts in flight.
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
  private final ExecutorService threads;

  HttpTransport(Endpoint endpoint) {
    this(endpoint, new OkHttpClient());
  }

  /** Creates a transport that takes what is not set here, such as TLS, from the given client. */
  HttpTransport(Endpoint endpoint, OkHttpClient base) {
    template = template(endpoint);
    client = client(base, endpoint.policy());
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("janus-" + endpoint.role().word()));
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
        .callTimeout(policy.timeout())
        .connectTimeout(CONNECT_TIMEOUT)
        // A reply may take as long as it likes to begin: the call's own timeout ends it.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .connectionPool(
            new ConnectionPool(policy.maximumInFlight(), IDLE.toSeconds(), TimeUnit.SECONDS))
        .build();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Sends one request and waits for the whole reply.
   *
   * @throws IOException if no whole reply arrives, whatever its status
   * @throws InterruptedException if the calling thread is interrupted; the request is given up
   */
  HttpReply post(byte[] json) throws IOException, InterruptedException {
    Call call = client.newCall(template.newBuilder().post(new OneShot(json)).build());
    Future<HttpReply> reply = start(call);
    try {
      return reply.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IllegalStateException("an exchange failed in an unforeseen way", e.getCause());
    }
  }

  private Future<HttpReply> start(Call call) throws IOException {
    try {
      return threads.submit(() -> exchange(call));
    } catch (RejectedExecutionException e) {
      throw new IOException("closed", e);
    }
  }

  private static HttpReply exchange(Call call) throws IOException {
    try (Response response = call.execute()) {
      return new HttpReply(
          response.code(),
          response.header("Retry-After"),
          redirectHost(response),
          new ReplyBody(call, response).text());
    }
  }

  private static @Nullable String redirectHost(Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : response.request().url().resolve(location);
    return target == null ? null : target.host();
  }

  /** Gives up what is under way and lets connections and threads go. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    threads.shutdown();
    client.connectionPool().evictAll();
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
