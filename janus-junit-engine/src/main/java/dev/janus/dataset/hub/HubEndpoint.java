package dev.janus.dataset.hub;

import dev.janus.dataset.row.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * The hub, or a mirror of it. Made by {@link #parse}.
 *
 * @param value an http or https address without a slash at its end; a path in it is kept
 */
@API(status = Status.EXPERIMENTAL)
public record HubEndpoint(String value) {

  /** The variable that names a mirror. */
  static final String VARIABLE = "HF_ENDPOINT";

  private static final String DEFAULT = "https://huggingface.co";
  private static final Pattern LOOPBACK = Pattern.compile("localhost|::1|127(\\.\\d{1,3}){3}");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

  /**
   * Reads an address.
   *
   * @param text null or blank for huggingface.co
   * @throws IllegalArgumentException if it is no address of a server
   */
  public static HubEndpoint parse(@Nullable String text) {
    return parse(VARIABLE, text);
  }

  /**
   * Reads an address.
   *
   * @param setting what it was set by, for messages
   * @param text {@code null} or blank for the hub itself
   * @throws IllegalArgumentException if it is no address of a server
   */
  public static HubEndpoint parse(String setting, @Nullable String text) {
    String value = text == null || text.isBlank() ? DEFAULT : text.strip();
    HttpUrl url = HttpUrl.parse(value);
    if (url == null
        || !url.username().isEmpty()
        || url.encodedQuery() != null
        || url.encodedFragment() != null) {
      throw new IllegalArgumentException(
          new Problem(
                  setting,
                  "is not the address of a hub",
                  // Not what it is: it may hold a password.
                  "%d characters".formatted(value.length()),
                  "write https://host or https://host/path, without user, ? and #")
              .message());
    }
    return new HubEndpoint(url.toString().replaceFirst("/+$", ""));
  }

  HttpUrl revision(String repository, String revision) {
    return HttpUrl.get(
        "%s/api/datasets/%s/revision/%s".formatted(value, repository, quote(revision, "")));
  }

  HttpUrl tree(String repository, String commit) {
    return HttpUrl.get(
        "%s/api/datasets/%s/tree/%s?recursive=true".formatted(value, repository, commit));
  }

  HttpUrl refs(String repository) {
    return HttpUrl.get("%s/api/datasets/%s/refs".formatted(value, repository));
  }

  HttpUrl file(String repository, String commit, String path) {
    return HttpUrl.get("%s/resolve/%s/%s".formatted(page(repository), commit, quote(path, "/")));
  }

  /** Returns where people read about a dataset. */
  String page(String repository) {
    return "%s/datasets/%s".formatted(value, repository);
  }

  /** Tells whether an address is on the same server: scheme, host and port. */
  boolean isOrigin(HttpUrl url) {
    HttpUrl own = HttpUrl.get(value);
    return own.scheme().equals(url.scheme())
        && own.host().equals(url.host())
        && own.port() == url.port();
  }

  /** Tells whether nobody on the way can read what is sent. */
  boolean isPrivate() {
    HttpUrl url = HttpUrl.get(value);
    return url.isHttps() || LOOPBACK.matcher(url.host()).matches();
  }

  /** Writes a text as Python's {@code urllib.parse.quote} does. */
  static String quote(String text, String safe) {
    StringBuilder quoted = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (UNRESERVED.indexOf(character) >= 0 || safe.indexOf(character) >= 0) {
        quoted.append(character);
      } else {
        quoted.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return quoted.toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
