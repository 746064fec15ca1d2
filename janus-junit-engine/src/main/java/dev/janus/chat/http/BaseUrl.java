package dev.janus.chat.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The address of a server: what {@code /chat/completions} is appended to. Made by {@link #parse}.
 *
 * @param value an absolute http or https address in canonical form, without credentials, query,
 *     fragment and trailing slash
 */
@API(status = Status.EXPERIMENTAL)
public record BaseUrl(String value) {

  private static final String PATH = "/chat/completions";
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
  private static final Pattern CREDENTIALS = Pattern.compile("//.*@");
  private static final Pattern QUERY = Pattern.compile("[?#].*");
  private static final Pattern SLASHES = Pattern.compile("/+$");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern LOOPBACK = Pattern.compile("127(\\." + OCTET + "){3}");
  private static final String EXAMPLE = "give an address such as http://localhost:8000/v1";

  /** Refuses what {@link #parse} would not have returned. */
  public BaseUrl {
    String canonical = canonical("base URL", value);
    if (!canonical.equals(value)) {
      throw invalid("base URL: not in canonical form", value, "write it as " + canonical);
    }
  }

  /**
   * Reads an address as a user writes it. Slashes at its end, and white space around it, are
   * tolerated.
   *
   * @param key the configuration key it comes from, for messages
   * @throws IllegalArgumentException if it is no address of a server; the message says why and what
   *     to do, and holds neither credentials nor a query
   */
  public static BaseUrl parse(String key, String text) {
    return new BaseUrl(canonical(key, text.strip()));
  }

  private static String canonical(String key, String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()) {
      throw invalid(key + ": not a URL", text, EXAMPLE);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (!name.equals("http") && !name.equals("https")) {
      throw invalid(key + ": only http and https are spoken", text, EXAMPLE);
    }
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw invalid(key + ": not a URL", text, EXAMPLE);
    }
    requireBase(key, text, url);
    return withoutSlashes(url.toString());
  }

  private static void requireBase(String key, String text, HttpUrl url) {
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      throw invalid(
          key + ": credentials have no place in a URL",
          text,
          "remove them, and put the key into the environment variable that "
              + key.replaceFirst("url$", "api-key-env")
              + " names");
    }
    if (url.encodedQuery() != null || url.encodedFragment() != null) {
      throw invalid(
          key + ": a base URL has neither query nor fragment", text, "end it before ? or #");
    }
    String path = withoutSlashes(url.encodedPath());
    if (path.endsWith(PATH)) {
      String whole = withoutSlashes(url.toString());
      throw invalid(
          key + ": names the chat completions, not the base they are under",
          text,
          "write " + whole.substring(0, whole.length() - PATH.length()));
    }
  }

  private static IllegalArgumentException invalid(String what, String found, String fix) {
    String bare =
        QUERY.matcher(CREDENTIALS.matcher(found).replaceFirst("//***@")).replaceFirst("?***");
    return new IllegalArgumentException(
        "%s\n  found: \"%s\"\n  fix: %s".formatted(what, OneLine.of(bare, 200), fix));
  }

  private static String withoutSlashes(String text) {
    return SLASHES.matcher(text).replaceFirst("");
  }

  /** Returns where chat completions are asked for. */
  HttpUrl chatCompletions() {
    return HttpUrl.get(value + PATH);
  }

  /** Tells whether TLS is spoken. */
  boolean isSecure() {
    return value.startsWith("https:");
  }

  /** Tells whether a key sent there can be read on its way. */
  boolean isReadableOnItsWay() {
    return value.startsWith("http:") && !isLoopback();
  }

  private boolean isLoopback() {
    String host = HttpUrl.get(value).host();
    return host.equals("localhost") || host.equals("::1") || LOOPBACK.matcher(host).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
