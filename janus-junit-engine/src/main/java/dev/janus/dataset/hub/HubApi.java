package dev.janus.dataset.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.janus.dataset.cache.RepositoryCache;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** What the hub says about a repository. */
final class HubApi {

  /** No reply about a repository is larger, in bytes; a page of a listing has a thousand files. */
  private static final long MAXIMUM_REPLY = 64L << 20;

  private static final int MAXIMUM_PAGES = 5_000;
  private static final int REVISIONS_SHOWN = 20;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

  private final JsonMapper mapper = new JsonMapper();
  private final HubConnection hub;

  HubApi(HubConnection hub) {
    this.hub = hub;
  }

  /** A part of a reply, and where the next part is. */
  private record Page(JsonNode content, @Nullable String next) {}

  /** Returns the commit of the revision. */
  String commit() throws HubException, InterruptedException {
    HttpUrl url = endpoint().revision(id(), hub.repository().revision());
    return hub.attempts()
        .make(
            () -> {
              String commit = page(url).content().path("sha").asText();
              if (!RepositoryCache.isCommit(commit)) {
                throw noHub(url, "no commit");
              }
              return commit;
            });
  }

  /** Returns the paths of all files of a commit. */
  List<String> files(String commit) throws HubException, InterruptedException {
    List<String> paths = new ArrayList<>();
    Set<HttpUrl> visited = new HashSet<>();
    HttpUrl url = endpoint().tree(id(), commit);
    while (url != null) {
      HttpUrl current = url;
      visited.add(current);
      Page page = hub.attempts().make(() -> page(current));
      addFiles(current, page.content(), paths);
      url = page.next() == null ? null : next(current, page.next(), visited);
    }
    return paths;
  }

  private void addFiles(HttpUrl url, JsonNode entries, List<String> paths) throws HubException {
    if (!entries.isArray()) {
      throw noHub(url, "no list of files").given("");
    }
    for (JsonNode entry : entries) {
      if (entry.path("type").asText().equals("file")) {
        paths.add(entry.path("path").asText());
      }
    }
  }

  private HttpUrl next(HttpUrl current, String link, Set<HttpUrl> visited) throws HubException {
    HttpUrl next = current.resolve(link);
    if (next == null || !endpoint().isOrigin(next)) {
      throw badListing("goes on at another host", next == null ? link : next.host());
    }
    if (visited.contains(next) || visited.size() >= MAXIMUM_PAGES) {
      throw badListing("does not end", "%d pages".formatted(visited.size()));
    }
    return next;
  }

  private HubException badListing(String what, String found) {
    return new HubException(
        hub.problem(
            null,
            "the list of files " + what,
            Problem.quote(found),
            "check %s (%s): a mirror must rewrite these addresses"
                .formatted(HubEndpoint.VARIABLE, endpoint())),
        null);
  }

  private Page page(HttpUrl url) throws HubFault, InterruptedException {
    try (Response response = hub.transport().get(hub.repository(), url)) {
      if (StatusProblems.code(response).equals(StatusProblems.REVISION_NOT_FOUND)) {
        throw HubFault.lasting(unknownRevision());
      }
      if (!response.isSuccessful()) {
        throw hub.statuses().of(response, null);
      }
      return new Page(content(url, response), link(response));
    }
  }

  private static @Nullable String link(Response response) {
    Matcher next = NEXT.matcher(String.join(",", response.headers("Link")));
    return next.find() ? next.group(1) : null;
  }

  private JsonNode content(HttpUrl url, Response response) throws HubFault, InterruptedException {
    BufferedSource body = response.body().source();
    try {
      if (body.request(MAXIMUM_REPLY + 1)) {
        throw noHub(url, "more than %d bytes".formatted(MAXIMUM_REPLY));
      }
      return mapper.readTree(body.readByteArray());
    } catch (JsonProcessingException e) {
      throw noHub(url, "%s, not JSON".formatted(response.header("Content-Type", "something")));
    } catch (IOException e) {
      HubTransport.rethrowInterrupt(e);
      throw hub.connectionFault(null, url, e);
    }
  }

  private HubFault noHub(HttpUrl url, String found) {
    return HubFault.lasting(
        hub.problem(
            null,
            "the reply is not one of a hub",
            "%s at %s".formatted(found, HubTransport.address(url)),
            "check %s (%s), and whether a proxy wants you to log in"
                .formatted(HubEndpoint.VARIABLE, endpoint())));
  }

  private Problem unknownRevision() throws InterruptedException {
    return hub.problem(
        null,
        "the repository has no revision " + Problem.quote(hub.repository().revision()),
        revisions(),
        "name one of the revisions at %s/tree/main".formatted(endpoint().page(id())));
  }

  /** Lists what exists. When even that fails, the message has to do without. */
  private @Nullable String revisions() throws InterruptedException {
    try {
      JsonNode refs = page(endpoint().refs(id())).content();
      return "branches: %s; tags: %s"
          .formatted(names(refs.path("branches")), names(refs.path("tags")));
    } catch (HubFault e) {
      return null;
    }
  }

  private HubEndpoint endpoint() {
    return hub.settings().endpoint();
  }

  private String id() {
    return hub.repository().id();
  }

  private static String names(JsonNode refs) {
    List<String> names = new ArrayList<>();
    refs.forEach(ref -> names.add(ref.path("name").asText()));
    int more = names.size() - REVISIONS_SHOWN;
    if (more > 0) {
      return String.join(", ", names.subList(0, REVISIONS_SHOWN)) + " and %d more".formatted(more);
    }
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
