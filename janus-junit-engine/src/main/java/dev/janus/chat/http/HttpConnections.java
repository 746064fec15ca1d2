package dev.janus.chat.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a run. A generator and a judge on the same server share them: a server that
 * takes few connections must not see one of them sit on all of its places. Thread-safe.
 */
@API(status = Status.EXPERIMENTAL)
public final class HttpConnections {

  /** Time to connect, TLS included. */
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration IDLE = Duration.ofMinutes(1);

  private final ConnectionPool pool;
  private @Nullable OkHttpClient plain;
  private @Nullable OkHttpClient secure;

  /**
   * Creates a collection.
   *
   * @param idle how many connections may be kept for later calls, at least as many as calls may be
   *     in flight to all servers together
   */
  public HttpConnections(int idle) {
    pool = new ConnectionPool(idle, IDLE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Uses what is not set here, such as TLS, of the given client. */
  HttpConnections(OkHttpClient base) {
    pool = base.connectionPool();
    plain = configured(base.newBuilder());
    secure = plain;
  }

  /** Returns what connects to a server. Plain http needs none of what TLS takes long to set up. */
  synchronized OkHttpClient to(BaseUrl url) {
    if (url.isSecure()) {
      secure = secure == null ? client(List.of(ConnectionSpec.MODERN_TLS)) : secure;
      return secure;
    }
    plain = plain == null ? client(List.of(ConnectionSpec.CLEARTEXT)) : plain;
    return plain;
  }

  private OkHttpClient client(List<ConnectionSpec> specs) {
    return configured(new OkHttpClient.Builder().connectionPool(pool).connectionSpecs(specs));
  }

  private static OkHttpClient configured(OkHttpClient.Builder builder) {
    return builder
        .socketFactory(new InterruptibleSockets())
        .connectTimeout(CONNECT_TIMEOUT)
        // A reply may take as long as it likes to begin: each call has a timeout as a whole.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .build();
  }

  void letIdleOnesGo() {
    pool.evictAll();
  }
}
