package dev.janus.chat.http;

import dev.janus.chat.limit.Blame;
import dev.janus.chat.limit.Ending;
import dev.janus.chat.limit.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reply without success means, and what to do about it. */
final class StatusFaults {

  private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 500, 502, 503, 504, 529);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "See Other"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(308, "Permanent Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "Payment Required"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(425, "Too Early"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"),
          Map.entry(529, "Overloaded"));

  private final Endpoint endpoint;
  private final ErrorText errors;
  private final RetryAfter retryAfter;

  StatusFaults(Endpoint endpoint, ErrorText errors, Clock clock) {
    this.endpoint = endpoint;
    this.errors = errors;
    this.retryAfter = new RetryAfter(clock);
  }

  AttemptException of(HttpReply reply) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return redirect(reply);
    }
    Fault fault =
        new Fault(
            name(reply.status()),
            errors.of(reply.body()),
            fix(reply.status()),
            blame(reply.status()));
    if (fault.blame() != Blame.TRANSIENT) {
      return new AttemptException(fault);
    }
    return patient(fault, retryAfter.read(reply.headers()));
  }

  /** Returns what a reply without success tells of the server's load. */
  static Ending ending(int status) {
    return switch (status) {
      case 429, 503, 529 -> Ending.THROTTLED;
      case 408, 504 -> Ending.LOST;
      default -> Ending.FAILED;
    };
  }

  private static AttemptException patient(Fault fault, @Nullable Duration wait) {
    if (wait == null || wait.compareTo(RetryAfter.MAXIMUM) <= 0) {
      return new AttemptException(fault, wait, null);
    }
    return new AttemptException(
        fault
            .with(
                "; the server asks to wait %s, and %s are the most"
                    .formatted(DurationText.of(wait), DurationText.of(RetryAfter.MAXIMUM)))
            .blamedOn(Blame.ENDPOINT));
  }

  private AttemptException redirect(HttpReply reply) {
    String host = reply.redirectHost();
    return new AttemptException(
        new Fault(
            name(reply.status()) + ", and redirects are not followed",
            host == null
                ? "no address to go to"
                : "a redirect to the host " + endpoint.quote(host, 100),
            "set %s to the address it leads to, if you trust that server"
                .formatted(endpoint.role().key("url")),
            Blame.ENDPOINT));
  }

  private static String name(int status) {
    String name = NAMES.get(status);
    return name == null ? "HTTP " + status : "HTTP " + status + " " + name;
  }

  private static Blame blame(int status) {
    if (TRANSIENT.contains(status)) {
      return Blame.TRANSIENT;
    }
    return switch (status) {
      case 400, 422, 501 -> Blame.REQUEST;
      case 413 -> Blame.SIZE;
      default -> Blame.ENDPOINT;
    };
  }

  private String fix(int status) {
    ModelRole role = endpoint.role();
    return switch (status) {
      case 400, 422 ->
          "change what the server objects to: %s, %s, another setting of the %s, or a prompt too long for the model"
              .formatted(role.key("model"), role.key("max-tokens"), role.word());
      case 401 -> keyFix("a valid key");
      case 402 -> "see to the credit of the account that the key belongs to";
      case 403 -> keyFix("a key that may use the model");
      case 404 ->
          "check %s (what /chat/completions is appended to) and %s"
              .formatted(role.key("url"), role.key("model"));
      case 405 -> "check %s: what /chat/completions is appended to".formatted(role.key("url"));
      case 407 -> "give the JVM a proxy that lets it through without a password";
      case 413 -> "shorten the prompt, or let the server take larger requests";
      case 429 -> "lower janus.concurrency, or have the rate limit raised, then run again";
      default -> "see the log of the server, then run again";
    };
  }

  private String keyFix(String wanted) {
    ApiKey key = endpoint.apiKey();
    return key == null
        ? "put %s into an environment variable, and name it in %s, which names none"
            .formatted(wanted, endpoint.role().key("api-key-env"))
        : "put %s into the environment variable %s".formatted(wanted, key.variable());
  }
}
