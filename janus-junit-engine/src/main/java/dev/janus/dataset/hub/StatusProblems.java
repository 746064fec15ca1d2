package dev.janus.dataset.hub;

import dev.janus.dataset.row.Problem;
import java.time.Clock;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What a reply without success means, and what to do about it. */
final class StatusProblems {

  static final String REVISION_NOT_FOUND = "RevisionNotFound";

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final String BAD_TOKEN = "Invalid credentials in Authorization header";
  private static final String DISABLED = "Access to this resource is disabled.";

  private final HubSettings settings;
  private final Repository repository;
  private final AskedWait askedWait;

  StatusProblems(HubSettings settings, Repository repository, Clock clock) {
    this.settings = settings;
    this.repository = repository;
    this.askedWait = new AskedWait(clock);
  }

  /** Returns the hub's own code for what went wrong, or nothing. */
  static String code(Response response) {
    return response.header("X-Error-Code", "");
  }

  HubFault of(Response response, @Nullable String path) {
    if (PASSING.contains(response.code())) {
      return HubFault.passingAfter(passing(response, path), askedWait.read(response.headers()));
    }
    return HubFault.lasting(lasting(response, path));
  }

  /** Says that a server answers, and is none of a hub. */
  HubFault withoutEtag(Response response, String path) {
    return HubFault.lasting(
        repository.problem(
            path,
            "the reply is not one of a hub: it lacks an ETag or a size",
            "HTTP %d, %s".formatted(response.code(), response.header("Content-Type", "no type")),
            "check %s, and whether a proxy wants you to log in".formatted(endpoint())));
  }

  private Problem passing(Response response, @Nullable String path) {
    if (response.code() != 429) {
      return repository.problem(
          path, status(response), found(response), "try again later; see status.huggingface.co");
    }
    return repository.problem(
        path,
        "HTTP 429: too many requests",
        found(response),
        settings.sendableToken() == null
            ? "put a token into HF_TOKEN, for which the hub allows more; or wait some minutes, and keep the cache between builds"
            : "wait some minutes, and keep the cache between builds");
  }

  private Problem lasting(Response response, @Nullable String path) {
    if (DISABLED.equals(response.header("X-Error-Message"))) {
      return disabled(response);
    }
    return switch (code(response)) {
      case "GatedRepo" -> gated(response);
      case "RepoNotFound" -> missing(response);
      case "DisabledRepo" -> disabled(response);
      case "EntryNotFound" ->
          repository.problem(
              path,
              "no such file in the repository",
              found(response),
              "see which files there are at " + page());
      default -> byStatus(response, path);
    };
  }

  private Problem byStatus(Response response, @Nullable String path) {
    return switch (response.code()) {
      case 401 ->
          BAD_TOKEN.equals(response.header("X-Error-Message"))
              ? badToken(response)
              : missing(response);
      case 403 ->
          repository.problem(
              path, "may not be read (HTTP 403)", found(response), "ask for access at " + page());
      case 404 ->
          repository.problem(
              path, "not found (HTTP 404)", found(response), "check the name, and " + endpoint());
      default -> other(response, path);
    };
  }

  private Problem other(Response response, @Nullable String path) {
    String location = response.header("Location");
    return repository.problem(
        path,
        location == null ? status(response) : status(response) + ", a redirect not to be followed",
        location == null
            ? found(response)
            : "to " + Problem.quote(location.replaceFirst("\\?.*", "")),
        "check " + endpoint());
  }

  private Problem gated(Response response) {
    if (response.code() == 401) {
      return repository.problem(
          null,
          "is gated: its owner wants to know who reads it",
          found(response),
          "log in, accept the terms at %s, and put a token into HF_TOKEN".formatted(page()));
    }
    return repository.problem(
        null,
        "is gated: the owner of the token has not accepted its terms, or waits for access",
        found(response),
        "accept the terms at %s".formatted(page()));
  }

  private Problem missing(Response response) {
    return repository.problem(
        null,
        "is missing, or private",
        found(response),
        "check the name at %s; if it is private, put a token that may read it into HF_TOKEN"
            .formatted(page()));
  }

  private Problem badToken(Response response) {
    HubToken token = settings.sendableToken();
    return repository.problem(
        null,
        "the hub does not accept the token",
        found(response),
        token == null
            ? "put a valid token into HF_TOKEN"
            : "replace the token in %s, or remove it".formatted(token.source()));
  }

  private Problem disabled(Response response) {
    return repository.problem(
        null,
        "has been disabled by Hugging Face",
        found(response),
        "use another dataset; the reason may be at " + page());
  }

  private String page() {
    return settings.endpoint().page(repository.id());
  }

  private String endpoint() {
    return "%s (%s)".formatted(HubEndpoint.VARIABLE, settings.endpoint());
  }

  private static String status(Response response) {
    return "HTTP " + response.code();
  }

  /** Says what the server said, and as whom it was asked. */
  private String found(Response response) {
    String message = response.header("X-Error-Message");
    String said =
        message == null
            ? "HTTP %d".formatted(response.code())
            : "HTTP %d, %s".formatted(response.code(), Problem.quote(settings.redact(message)));
    return said + ", " + asWhom();
  }

  private String asWhom() {
    HubToken token = settings.token();
    if (token == null) {
      return "asked without a token";
    }
    return settings.endpoint().isPrivate()
        ? "asked with the token in " + token.source()
        : "asked without the token in %s, since %s is not encrypted"
            .formatted(token.source(), settings.endpoint());
  }
}
