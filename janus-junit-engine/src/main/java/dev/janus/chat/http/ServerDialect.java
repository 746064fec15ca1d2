package dev.janus.chat.http;

import dev.janus.chat.ChatRequest;
import dev.janus.chat.Completion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What a second adapter to the same server shares with the one for chat completions: how a request
 * carries the key, how a question is put, and what replies and faults mean. It sends nothing.
 *
 * <p>Thread-safe.
 */
@API(status = Status.INTERNAL)
public final class ServerDialect {

  private final Endpoint endpoint;
  private final RequestBodyJson requests;
  private final ReplyReader replies;
  private final StatusFaults statusFaults;
  private final ConnectionFaults connectionFaults;

  /**
   * Creates a dialect.
   *
   * @param endpoint whose
   * @param clock tells how far away the date of a {@code Retry-After} is
   */
  public ServerDialect(Endpoint endpoint, Clock clock) {
    this.endpoint = endpoint;
    requests = new RequestBodyJson(endpoint.model());
    ErrorText errors = new ErrorText(endpoint);
    replies = new ReplyReader(endpoint, errors);
    statusFaults = new StatusFaults(endpoint, errors, clock);
    connectionFaults = new ConnectionFaults(endpoint);
  }

  /**
   * Starts a request with the headers that every request has.
   *
   * @param path what is appended to the server's address, with a slash in front
   */
  public Request.Builder request(String path) {
    return HttpTransport.template(endpoint)
        .newBuilder()
        .url(HttpUrl.get(endpoint.url().value() + path));
  }

  /** Returns the JSON object that asks a question. */
  public String body(ChatRequest request) {
    return new String(requests.of(request), StandardCharsets.UTF_8);
  }

  /**
   * Reads what the server answered to a question.
   *
   * @param reply whole, of whatever status
   * @param attempts how many requests were sent for it
   * @throws AttemptException if it is no completion
   */
  public Completion completion(HttpReply reply, int attempts) throws AttemptException {
    if (reply.status() != 200) {
      throw fault(reply);
    }
    return replies.read(reply, Duration.ZERO, attempts);
  }

  /** Returns what a reply without success means. */
  public AttemptException fault(HttpReply reply) {
    return statusFaults.of(reply);
  }

  /** Returns what it means that no whole reply arrived. */
  public AttemptException fault(IOException fault) {
    return connectionFaults.of(fault, endpoint.policy().timeout());
  }

  /** Returns where a message points to: role, address and model. */
  public String where() {
    return endpoint.where();
  }

  /** Returns foreign text in quotes, on one line, without the key. */
  public String quote(String text, int limit) {
    return endpoint.quote(text, limit);
  }

  /** Returns a duration as messages say it. */
  public static String text(Duration duration) {
    return DurationText.of(duration);
  }
}
