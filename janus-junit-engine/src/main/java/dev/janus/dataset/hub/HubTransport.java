package dev.janus.dataset.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends single requests over OkHttp and follows redirects as far as each kind of request may.
 *
 * <p>The token goes to the hub's own scheme, host and port, and nowhere else, whatever a redirect
 * or a listing says.
 *
 * <p>Thread-safe.
 */
final class HubTransport implements AutoCloseable {

  private final HubSettings settings;
  private final ConnectionProblems connections;
  private final OkHttpClient client;

  HubTransport(HubSettings settings) {
    this.settings = settings;
    this.connections = new ConnectionProblems(settings);
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(settings.patience().timeout())
            .readTimeout(settings.patience().timeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  /** Asks the hub something. */
  Response get(Repository repository, HttpUrl url) throws HubFault, InterruptedException {
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    return send(repository, null, request, Redirects.SAME_SERVER);
  }

  /** Asks the hub about a file. */
  Response head(Repository repository, String path, HttpUrl url)
      throws HubFault, InterruptedException {
    Request request =
        new Request.Builder().url(url).head().header("Accept-Encoding", "identity").build();
    return send(repository, path, request, Redirects.RELATIVE);
  }

  /**
   * Asks any host for the content of a file.
   *
   * @param from the first byte that is wanted
   */
  Response download(Repository repository, String path, HttpUrl url, long from)
      throws HubFault, InterruptedException {
    Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
    if (from > 0) {
      request.header("Range", "bytes=%d-".formatted(from));
    }
    return send(repository, path, request.build(), Redirects.ANY);
  }

  private Response send(
      Repository repository, @Nullable String path, Request first, Redirects redirects)
      throws HubFault, InterruptedException {
    Set<HttpUrl> visited = new LinkedHashSet<>();
    Request request = first;
    while (true) {
      Response response = exchange(repository, path, request);
      HttpUrl next = redirects.next(response);
      if (next == null) {
        return response;
      }
      response.close();
      visited.add(request.url());
      if (visited.contains(next) || visited.size() > Redirects.MAXIMUM) {
        throw endless(repository, path, next);
      }
      request = request.newBuilder().url(next).build();
    }
  }

  private HubFault endless(Repository repository, @Nullable String path, HttpUrl next) {
    return HubFault.lasting(
        repository.problem(
            path,
            "the redirects do not end",
            "again and again, last to " + address(next),
            "check %s (%s), and what is between here and there"
                .formatted(HubEndpoint.VARIABLE, settings.endpoint())));
  }

  /** Returns an address without its query, which may hold a signature. */
  static String address(HttpUrl url) {
    return url.newBuilder().query(null).username("").password("").build().toString();
  }

  private Response exchange(Repository repository, @Nullable String path, Request request)
      throws HubFault, InterruptedException {
    try {
      return client.newCall(signed(request)).execute();
    } catch (IOException e) {
      rethrowInterrupt(e);
      throw connections.of(repository, path, request.url(), e);
    }
  }

  /** OkHttp notices an interrupt when it reads, and says so in its own way. */
  static void rethrowInterrupt(IOException fault) throws InterruptedException {
    if (fault instanceof InterruptedIOException && Thread.interrupted()) {
      throw (InterruptedException) new InterruptedException("while receiving").initCause(fault);
    }
  }

  private Request signed(Request request) {
    HubToken token = settings.sendableToken();
    Request.Builder signed =
        request
            .newBuilder()
            .header("User-Agent", "janus/" + version())
            .removeHeader("Authorization");
    if (token != null && settings.endpoint().isOrigin(request.url())) {
      signed.header("Authorization", token.authorization());
    }
    return signed.build();
  }

  private static String version() {
    String version = HubTransport.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
