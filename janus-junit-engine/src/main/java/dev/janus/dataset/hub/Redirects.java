package dev.janus.dataset.hub;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Which redirects are followed. */
enum Redirects {
  /** Those without a host: a repository that was renamed, not the host that has the content. */
  RELATIVE {
    @Override
    boolean allows(HttpUrl from, String location, HttpUrl to) {
      return !HOST.matcher(location).lookingAt();
    }
  },
  /** Those that stay on the server. */
  SAME_SERVER {
    @Override
    boolean allows(HttpUrl from, String location, HttpUrl to) {
      return from.scheme().equals(to.scheme())
          && from.host().equals(to.host())
          && from.port() == to.port();
    }
  },
  /** Any, unless others could read along all of a sudden. */
  ANY {
    @Override
    boolean allows(HttpUrl from, String location, HttpUrl to) {
      return to.isHttps() || !from.isHttps();
    }
  };

  /** More are no way to a file. */
  static final int MAXIMUM = 10;

  private static final Pattern HOST = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2}");

  abstract boolean allows(HttpUrl from, String location, HttpUrl to);

  /** Returns where a reply leads to; null when it does not, or is not followed. */
  @Nullable HttpUrl next(Response response) {
    String location = response.header("Location");
    if (response.code() < 300 || response.code() > 399 || location == null) {
      return null;
    }
    HttpUrl from = response.request().url();
    HttpUrl to = from.resolve(location);
    return to != null && allows(from, location, to) ? to : null;
  }
}
