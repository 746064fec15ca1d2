package dev.janus.dataset.hub;

import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says about a file before it is received.
 *
 * @param etag names the content
 * @param size in bytes
 * @param commit the file is of, if the hub says so
 * @param location of the content, on any host
 */
record FileHead(String etag, long size, @Nullable String commit, HttpUrl location) {

  /** Reads a reply; null when it lacks what every hub says. */
  static @Nullable FileHead read(Response response) {
    String etag = first(response, "X-Linked-Etag", "ETag");
    String size = first(response, "X-Linked-Size", "Content-Length");
    String redirect = response.header("Location");
    HttpUrl url = response.request().url();
    HttpUrl location = redirect == null ? url : url.resolve(redirect);
    if (etag == null || size == null || !size.matches("\\d{1,18}") || location == null) {
      return null;
    }
    return new FileHead(
        etag.replaceFirst("^W/", "").replace("\"", ""),
        Long.parseLong(size),
        response.header("X-Repo-Commit"),
        location);
  }

  private static @Nullable String first(Response response, String linked, String own) {
    String value = response.header(linked);
    return value == null ? response.header(own) : value;
  }
}
