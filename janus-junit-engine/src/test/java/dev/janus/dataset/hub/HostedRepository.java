package dev.janus.dataset.hub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Headers;

/**
 * A repository, and the replies about it that the hub gives and the host of its large files. It
 * keeps to the hub's protocol. Filled before the first request comes.
 */
final class HostedRepository {

  private static final String ID = FakeHub.ID;

  private static final int PAGE_SIZE = 1000;
  private static final Pattern RESOLVE =
      Pattern.compile("/datasets/" + ID + "/resolve/([^/]+)/(.+)");

  private final String endpoint;
  private final String contentHost;
  private final Map<String, Map<String, byte[]>> commits = new LinkedHashMap<>();
  private final Map<String, String> branches = new TreeMap<>();
  private final Map<String, byte[]> large = new LinkedHashMap<>();

  /**
   * Starts without a commit.
   *
   * @param endpoint what the hub's addresses start with
   * @param contentHost what those of large files start with
   */
  HostedRepository(String endpoint, String contentHost) {
    this.endpoint = endpoint;
    this.contentHost = contentHost;
  }

  void file(String commit, String path, byte[] content) {
    commits.computeIfAbsent(commit, key -> new TreeMap<>()).put(path, content);
  }

  /** Adds a file in LFS. */
  void largeFile(String commit, String path, byte[] content) {
    large.put(sha256(content), content);
    file(commit, path, content);
  }

  void branch(String name, String commit) {
    branches.put(name, commit);
  }

  /**
   * Answers as the hub.
   *
   * @param target path and query, without what a mirror puts before them
   */
  HubReply hub(String method, String target, Headers headers) {
    String path = target.replaceFirst("\\?.*", "");
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

  private static HubReply repoNotFound() {
    return HubReply.error(401, "RepoNotFound", "Repository not found")
        .apply(HubReply.of(200, Map.of(), ""));
  }

  private static HubReply revisionNotFound(String revision) {
    return HubReply.error(404, "RevisionNotFound", "Invalid rev id: " + revision)
        .apply(HubReply.of(200, Map.of(), ""));
  }

  private HubReply revision(String revision) {
    String commit = branches.get(revision);
    return commit == null
        ? revisionNotFound(revision)
        : HubReply.of(200, Map.of(), "{\"id\":\"%s\",\"sha\":\"%s\"}".formatted(ID, commit));
  }

  private HubReply refs() {
    String names =
        branches.keySet().stream()
            .map("{\"name\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return HubReply.of(
        200, Map.of(), "{\"branches\":[%s],\"tags\":[],\"converts\":[]}".formatted(names));
  }

  private HubReply tree(String commit, String target) {
    Map<String, byte[]> files = commits.get(commit);
    if (files == null) {
      return revisionNotFound(commit);
    }
    Matcher cursor = Pattern.compile("cursor=(\\d+)").matcher(target);
    int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    int to = Math.min(files.size(), from + PAGE_SIZE);
    String entries =
        files.keySet().stream()
            .skip(from)
            .limit(PAGE_SIZE)
            .map("{\"type\":\"file\",\"path\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    HubReply page =
        HubReply.of(
            200, Map.of(), "[{\"type\":\"directory\",\"path\":\"data\"},%s]".formatted(entries));
    return to == files.size()
        ? page
        : page.with(
            "Link",
            "<%s/api/datasets/%s/tree/%s?recursive=true&cursor=%d>; rel=\"next\""
                .formatted(endpoint, ID, commit, to));
  }

  private HubReply file(String method, String commit, String path, Headers headers) {
    byte[] content = commits.getOrDefault(commit, Map.of()).get(path);
    if (content == null) {
      return HubReply.error(404, "EntryNotFound", "Entry not found")
          .apply(HubReply.of(200, Map.of(), ""));
    }
    String sha256 = sha256(content);
    if (large.containsKey(sha256)) {
      return HubReply.of(302, Map.of(), "")
          .with("X-Repo-Commit", commit)
          .with("X-Linked-Etag", "\"" + sha256 + "\"")
          .with("X-Linked-Size", "" + content.length)
          .with("ETag", "\"" + "0".repeat(40) + "\"")
          .with("Location", contentHost + "/lfs/" + sha256 + "?Signature=secret");
    }
    HubReply reply = method.equals("HEAD") ? head(content) : ranged(content, headers);
    return reply.with("X-Repo-Commit", commit).with("ETag", "\"" + gitSha1(content) + "\"");
  }

  private static HubReply head(byte[] content) {
    return HubReply.of(200, Map.of("Content-Length", "" + content.length), "");
  }

  /** Answers as the host of large files. */
  HubReply content(String target, Headers headers) {
    byte[] content = large.get(target.replaceFirst("\\?.*", "").substring("/lfs/".length()));
    return content == null ? HubReply.of(404, Map.of(), "") : ranged(content, headers);
  }

  private static HubReply ranged(byte[] content, Headers headers) {
    String range = headers.get("Range");
    if (range == null) {
      return HubReply.of(200, Map.of(), "").saying(content);
    }
    int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    if (from >= content.length) {
      return HubReply.of(416, Map.of("Content-Range", "bytes */" + content.length), "");
    }
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    return HubReply.of(206, Map.of(), "")
        .saying(rest)
        .with(
            "Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
  }

  /** Returns the hash that LFS names content by. */
  static String sha256(byte[] content) {
    return hex("SHA-256", content);
  }

  /** Returns the hash that git names content by. */
  static String gitSha1(byte[] content) {
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
}
