package dev.janus.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link StubServer} in a JVM of its own. */
final class Stub implements AutoCloseable {

  private final Process process;
  private final String url;

  private Stub(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Stub start(double rate429) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StubServer.class.getName(),
                    "0",
                    "50",
                    Double.toString(rate429),
                    "1"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    return new Stub(process, String.valueOf(out.readLine()));
  }

  String url() {
    return url;
  }

  void reset() throws IOException, InterruptedException {
    send("/reset", "POST");
  }

  /** Returns what it saw since it was reset. */
  JsonNode stats() throws IOException, InterruptedException {
    return new JsonMapper().readTree(send("/stats", "GET"));
  }

  private String send(String path, String method) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
