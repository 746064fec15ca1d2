package dev.janus.dataset.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A hub on the loopback interface with one repository, and a second server for the content of large
 * files. It keeps to the hub's protocol, except where a test scripts a fault.
 */
public final class FakeHub implements AutoCloseable {

  /** Of the repository. */
  public static final String ID = "org/name";

  private static final Pattern RESOLVE =
      Pattern.compile("/datasets/" + ID + "/resolve/([^/]+)/(.+)");

  private final MockWebServer web = new MockWebServer();
  private final MockWebServer cdn = new MockWebServer();
  private final Map<String, Map<String, byte[]>> commits = new LinkedHashMap<>();
  private final Map<String, String> branches = new TreeMap<>();
  private final Map<String, byte[]> large = new LinkedHashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
  private final String prefix;
  private int pageSize = 1000;

  /** A request as it came. */
  public record Asked(String server, String method, String target, Headers headers) {

    /** Returns for example {@code hub GET /api/datasets/org/name/refs}, without the query. */
    public String line() {
      return "%s %s %s".formatted(server, method, target.replaceFirst("\\?.*", ""));
    }

    public @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  /** A reply, to be changed by a script. */
  public record Reply(int code, Map<String, String> headers, ByteString body, int sent) {

    public static Reply of(int code, Map<String, String> headers, String body) {
      return new Reply(code, headers, ByteString.EMPTY, 0)
          .saying(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the reply with a header. */
    public Reply with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Reply(code, more, body, sent);
    }

    public Reply without(String name) {
      Map<String, String> fewer = new LinkedHashMap<>(headers);
      fewer.remove(name);
      return new Reply(code, fewer, body, sent);
    }

    /** Returns the reply with another body, whose length it tells. */
    public Reply saying(byte[] other) {
      return new Reply(code, headers, ByteString.of(other), other.length);
    }

    /** Returns the reply of which only the first bytes arrive before the connection breaks. */
    public Reply cutAfter(int bytes) {
      return new Reply(code, headers, body, bytes);
    }

    MockResponse toMock(boolean head) {
      MockResponse.Builder mock = new MockResponse.Builder().code(code);
      if (!head) {
        mock.body(new Buffer().write(body, 0, sent));
        mock.setHeader("Content-Length", body.size());
        if (sent < body.size()) {
          mock.onResponseEnd(new SocketEffect.CloseSocket());
        }
      }
      headers.forEach(mock::setHeader);
      return mock.build();
    }
  }

  private record Fault(String line, UnaryOperator<Reply> change) {}

  public FakeHub() {
    this("");
  }

  /**
   * Starts a mirror.
   *
   * @param prefix what all its paths start with
   */
  public FakeHub(String prefix) {
    this.prefix = prefix;
    web.setDispatcher(dispatcher("hub", this::hub));
    cdn.setDispatcher(dispatcher("cdn", this::content));
    try {
      web.start();
      cdn.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what {@code HF_ENDPOINT} is to be. */
  public String endpoint() {
    return "http://localhost:" + web.getPort() + prefix;
  }

  public String contentHost() {
    return "http://localhost:" + cdn.getPort();
  }

  /** Adds a file whose content comes from the hub itself. */
  public FakeHub file(String commit, String path, byte[] content) {
    commits.computeIfAbsent(commit, key -> new TreeMap<>()).put(path, content);
    return this;
  }

  /** Adds a file in LFS: its content comes from the other server. */
  public FakeHub largeFile(String commit, String path, byte[] content) {
    large.put(sha256(content), content);
    return file(commit, path, content);
  }

  public FakeHub branch(String name, String commit) {
    branches.put(name, commit);
    return this;
  }

  public FakeHub pageSize(int files) {
    pageSize = files;
    return this;
  }

  /**
   * Changes the reply to the next request like this. Scripts for like requests are used one after
   * another.
   *
   * @param line the end of what {@link Asked#line} returns, or a part of it
   */
  public FakeHub script(String line, UnaryOperator<Reply> change) {
    faults.add(new Fault(line, change));
    return this;
  }

  /** Changes the replies to the next requests like this. */
  public FakeHub script(String line, int times, UnaryOperator<Reply> change) {
    IntStream.range(0, times).forEach(i -> script(line, change));
    return this;
  }

  /** Makes an error of the hub's kind. */
  public static UnaryOperator<Reply> error(
      int status, @Nullable String code, @Nullable String message) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (code != null) {
      headers.put("X-Error-Code", code);
    }
    if (message != null) {
      headers.put("X-Error-Message", message);
    }
    return reply -> Reply.of(status, headers, "{}");
  }

  /** Returns the requests so far and forgets them. */
  public List<Asked> takeAsked() {
    synchronized (asked) {
      List<Asked> taken = List.copyOf(asked);
      asked.clear();
      return taken;
    }
  }

  /** Returns the requests so far, one line each, and forgets them. */
  public List<String> takeLines() {
    return takeAsked().stream().map(Asked::line).toList();
  }

  private interface Script {
    Reply answer(String method, String target, Headers headers);
  }

  private Dispatcher dispatcher(String server, Script script) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        Asked now =
            new Asked(server, request.getMethod(), request.getTarget(), request.getHeaders());
        asked.add(now);
        Reply reply = script.answer(now.method(), now.target(), now.headers());
        return changed(now, reply).toMock(now.method().equals("HEAD"));
      }
    };
  }

  private Reply changed(Asked request, Reply reply) {
    return fault(request).map(fault -> fault.change().apply(reply)).orElse(reply);
  }

  private Optional<Fault> fault(Asked request) {
    synchronized (faults) {
      Optional<Fault> next =
          faults.stream().filter(fault -> request.line().contains(fault.line())).findFirst();
      next.ifPresent(faults::remove);
      return next;
    }
  }

  private Reply hub(String method, String target, Headers headers) {
    if (!target.startsWith(prefix + "/")) {
      return Reply.of(404, Map.of(), "no such path");
    }
    String path = target.substring(prefix.length()).replaceFirst("\\?.*", "");
    Matcher resolve = RESOLVE.matcher(path);
    if (resolve.matches()) {
      return file(method, resolve.group(1), decoded(resolve.group(2)), headers);
    }
    String api = "/api/datasets/" + ID;
    if (path.startsWith(api + "/revision/")) {
      return revision(decoded(path.substring((api + "/revision/").length())));
    }
    if (path.startsWith(api + "/tree/")) {
      return tree(path.substring((api + "/tree/").length()), target);
    }
    return path.equals(api + "/refs") ? refs() : repoNotFound();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Reply repoNotFound() {
    return error(401, "RepoNotFound", "Repository not found").apply(Reply.of(200, Map.of(), ""));
  }

  private static Reply revisionNotFound(String revision) {
    return error(404, "RevisionNotFound", "Invalid rev id: " + revision)
        .apply(Reply.of(200, Map.of(), ""));
  }

  private Reply revision(String revision) {
    String commit = branches.get(revision);
    return commit == null
        ? revisionNotFound(revision)
        : Reply.of(200, Map.of(), "{\"id\":\"%s\",\"sha\":\"%s\"}".formatted(ID, commit));
  }

  private Reply refs() {
    String names =
        branches.keySet().stream()
            .map("{\"name\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return Reply.of(
        200, Map.of(), "{\"branches\":[%s],\"tags\":[],\"converts\":[]}".formatted(names));
  }

  private Reply tree(String commit, String target) {
    Map<String, byte[]> files = commits.get(commit);
    if (files == null) {
      return revisionNotFound(commit);
    }
    Matcher cursor = Pattern.compile("cursor=(\\d+)").matcher(target);
    int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    int to = Math.min(files.size(), from + pageSize);
    String entries =
        files.keySet().stream()
            .skip(from)
            .limit(pageSize)
            .map("{\"type\":\"file\",\"path\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    Reply page =
        Reply.of(
            200, Map.of(), "[{\"type\":\"directory\",\"path\":\"data\"},%s]".formatted(entries));
    return to == files.size()
        ? page
        : page.with(
            "Link",
            "<%s/api/datasets/%s/tree/%s?recursive=true&cursor=%d>; rel=\"next\""
                .formatted(endpoint(), ID, commit, to));
  }

  private Reply file(String method, String commit, String path, Headers headers) {
    byte[] content = commits.getOrDefault(commit, Map.of()).get(path);
    if (content == null) {
      return error(404, "EntryNotFound", "Entry not found").apply(Reply.of(200, Map.of(), ""));
    }
    String sha256 = sha256(content);
    if (large.containsKey(sha256)) {
      return Reply.of(302, Map.of(), "")
          .with("X-Repo-Commit", commit)
          .with("X-Linked-Etag", "\"" + sha256 + "\"")
          .with("X-Linked-Size", "" + content.length)
          .with("ETag", "\"" + "0".repeat(40) + "\"")
          .with("Location", contentHost() + "/lfs/" + sha256 + "?Signature=secret");
    }
    Reply reply = method.equals("HEAD") ? head(content) : ranged(content, headers);
    return reply.with("X-Repo-Commit", commit).with("ETag", "\"" + gitSha1(content) + "\"");
  }

  private static Reply head(byte[] content) {
    return Reply.of(200, Map.of("Content-Length", "" + content.length), "");
  }

  private Reply content(String method, String target, Headers headers) {
    byte[] content = large.get(target.replaceFirst("\\?.*", "").substring("/lfs/".length()));
    return content == null ? Reply.of(404, Map.of(), "") : ranged(content, headers);
  }

  private static Reply ranged(byte[] content, Headers headers) {
    String range = headers.get("Range");
    if (range == null) {
      return Reply.of(200, Map.of(), "").saying(content);
    }
    int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    if (from >= content.length) {
      return Reply.of(416, Map.of("Content-Range", "bytes */" + content.length), "");
    }
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    return Reply.of(206, Map.of(), "")
        .saying(rest)
        .with(
            "Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
  }

  /** Returns the hash that LFS names content by. */
  public static String sha256(byte[] content) {
    return hex("SHA-256", content);
  }

  /** Returns the hash that git names content by. */
  public static String gitSha1(byte[] content) {
    byte[] header = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, whole, header.length, content.length);
    return hex("SHA-1", whole);
  }

  private static String hex(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    web.close();
    cdn.close();
  }
}
