package dev.janus.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The floor of whoever calls over OkHttp: one request, made once, sent so many times, and nothing
 * done with the replies.
 */
final class OkHttpLoop {

  private OkHttpLoop() {}

  /**
   * Makes the calls.
   *
   * @param arguments the server's address, calls in flight, calls
   */
  public static void main(String[] arguments) throws InterruptedException {
    int inFlight = Integer.parseInt(arguments[1]);
    AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
    OkHttpClient client =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(inFlight, 1, TimeUnit.MINUTES))
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .build();
    Request request =
        new Request.Builder()
            .url(arguments[0] + "/v1/chat/completions")
            .post(RequestBody.create(RawLoop.body(), MediaType.get("application/json")))
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(inFlight);
    for (int i = 0; i < inFlight; i++) {
      threads.execute(() -> call(client, request, left));
    }
    threads.shutdown();
    if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("no end within 10 minutes");
    }
    // The connections that are kept would keep the JVM.
    client.connectionPool().evictAll();
  }

  private static void call(OkHttpClient client, Request request, AtomicInteger left) {
    while (left.getAndDecrement() > 0) {
      try (Response response = client.newCall(request).execute()) {
        response.body().bytes();
      } catch (IOException e) {
        throw new IllegalStateException("a call failed", e);
      }
    }
  }
}
