package dev.janus.chat.batch;

import dev.janus.chat.http.AttemptException;
import dev.janus.chat.http.Endpoint;
import dev.janus.chat.http.HttpReply;
import dev.janus.chat.http.ServerDialect;
import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Fault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends single requests: no retry, no redirect, no cookie.
 *
 * <p>A blocking read of a socket cannot be interrupted, so it happens in a thread of its own while
 * the caller waits, interruptibly.
 */
final class BatchTransport implements AutoCloseable {

  /** Reads the body of a success. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads.
     *
     * @throws IOException if the connection breaks
     * @throws AttemptException if more comes than may
     * @throws UncheckedIOException if the disk fails
     */
    T read(BufferedSource body) throws IOException, AttemptException;
  }

  /** Says what a reply without success means. */
  @FunctionalInterface
  interface Meaning {
    AttemptException of(HttpReply reply);
  }

  /** The longest that a file may take to be sent or received. */
  static final Duration TRANSFER = Duration.ofHours(1);

  /** Of a reply that is no file, more is not read, in bytes. */
  private static final long MAXIMUM = 16L << 20;

  /** Of a reply that is no success, more is not read: it is shown to people only. */
  private static final long MAXIMUM_OF_ERROR = 64L << 10;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final String RETRY_AFTER = "Retry-After";

  /** Where {@code Retry-After} is kept from OkHttp, which on its own would send again at once. */
  private static final String ASKED = "Janus-Asked-To-Wait";

  private final ServerDialect dialect;
  private final Duration timeout;
  private final OkHttpClient client;

  BatchTransport(Endpoint endpoint, ServerDialect dialect) {
    this.dialect = dialect;
    timeout = endpoint.policy().timeout();
    client =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
            .build();
  }

  private static Response hideRetryAfter(Response response) {
    String asked = response.header(RETRY_AFTER);
    return asked == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(ASKED, asked).build();
  }

  /**
   * Sends a request, and waits for the whole reply for as long as one attempt may take.
   *
   * @throws AttemptException if it is no success, or does not arrive
   */
  String text(Request request, Meaning refusal) throws AttemptException, InterruptedException {
    return exchange(request, timeout, BatchTransport::wholeText, refusal);
  }

  /**
   * Sends a file, and waits for the whole reply: as long as bytes flow, that may take up to an
   * hour.
   */
  String send(Request request, Meaning refusal) throws AttemptException, InterruptedException {
    return exchange(request, TRANSFER, BatchTransport::wholeText, refusal);
  }

  private static String wholeText(BufferedSource body) throws IOException, AttemptException {
    if (body.request(MAXIMUM + 1)) {
      throw new AttemptException(
          new Fault(
              "the reply is larger than 16 MiB",
              "more bytes than any such reply has",
              "see the log of the server, then run again",
              Blame.ENDPOINT));
    }
    return body.readUtf8();
  }

  /** Receives a file: as long as bytes flow, that may take up to an hour. */
  <T> T receive(Request request, Reader<T> reader, Meaning refusal)
      throws AttemptException, InterruptedException {
    return exchange(request, TRANSFER, reader, refusal);
  }

  private <T> T exchange(Request request, Duration limit, Reader<T> reader, Meaning refusal)
      throws AttemptException, InterruptedException {
    Call call = client.newCall(request);
    call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    FutureTask<T> task = new FutureTask<>(() -> exchange(call, reader, refusal));
    Thread thread = new Thread(task, "janus-batch");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw attempt(e.getCause());
    }
  }

  private AttemptException attempt(@Nullable Throwable cause) {
    if (cause instanceof AttemptException refused) {
      return refused;
    }
    if (cause instanceof SocketTimeoutException silence && isAboutTheReply(silence)) {
      // What connecting that takes too long looks like; this is a connection that fell silent.
      return dialect.fault(new InterruptedIOException("timeout"));
    }
    if (cause instanceof IOException broken) {
      return dialect.fault(broken);
    }
    if (cause instanceof UncheckedIOException disk) {
      throw disk;
    }
    throw new IllegalStateException("an exchange failed in an unforeseen way", cause);
  }

  private static boolean isAboutTheReply(SocketTimeoutException timeout) {
    return !String.valueOf(timeout.getMessage()).contains("onnect");
  }

  private static <T> T exchange(Call call, Reader<T> reader, Meaning refusal)
      throws IOException, AttemptException {
    try (Response response = call.execute()) {
      BufferedSource body = response.body().source();
      if (response.isSuccessful()) {
        return reader.read(body);
      }
      throw refusal.of(
          new HttpReply(
              response.code(), headers(response), redirectHost(response), beginning(call, body)));
    }
  }

  /** Puts back in its place what was kept from OkHttp. */
  private static Headers headers(Response response) {
    String asked = response.header(ASKED);
    return asked == null
        ? response.headers()
        : response.headers().newBuilder().set("Retry-After", asked).build();
  }

  private static String beginning(Call call, BufferedSource body) {
    try {
      if (body.request(MAXIMUM_OF_ERROR)) {
        call.cancel();
      }
    } catch (IOException e) {
      // The status alone tells what to do; what is said about it may be cut off.
      call.cancel();
    }
    return body.getBuffer().readUtf8();
  }

  private static @Nullable String redirectHost(Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : response.request().url().resolve(location);
    return target == null ? null : target.host();
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
