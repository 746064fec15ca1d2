package dev.janus.dataset.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which redirects are followed by which kind of request. */
class RedirectsTest {

  private static Response reply(int code, @Nullable String location) {
    var reply =
        new Response.Builder()
            .request(new Request.Builder().url("https://hub.example/a/b?c=d").build())
            .protocol(Protocol.HTTP_1_1)
            .code(code)
            .message("");
    return (location == null ? reply : reply.header("Location", location)).build();
  }

  @ParameterizedTest
  @CsvSource({
    "/x?y, true, true, true, https://hub.example/x?y",
    "x, true, true, true, https://hub.example/a/x",
    "https://hub.example/x, false, true, true, https://hub.example/x",
    "//hub.example/x, false, true, true, https://hub.example/x",
    "https://cdn.example/x, false, false, true, https://cdn.example/x",
    "//cdn.example/x, false, false, true, https://cdn.example/x",
    "\\\\cdn.example/x, false, false, true, https://cdn.example/x",
    "https://hub.example:8443/x, false, false, true, https://hub.example:8443/x",
    "http://hub.example/x, false, false, false, http://hub.example/x",
    "ftp://hub.example/x, false, false, false, -"
  })
  void a_redirect_is_followed_as_far_as_its_request_may(
      String location, boolean relative, boolean sameServer, boolean any, String to) {
    Response reply = reply(307, location);
    assertEquals(relative ? to : "null", "" + Redirects.RELATIVE.next(reply));
    assertEquals(sameServer ? to : "null", "" + Redirects.SAME_SERVER.next(reply));
    assertEquals(any ? to : "null", "" + Redirects.ANY.next(reply));
  }

  @Test
  void other_replies_lead_nowhere() {
    assertNull(Redirects.ANY.next(reply(200, "/x")));
    assertNull(Redirects.ANY.next(reply(400, "/x")));
    assertNull(Redirects.ANY.next(reply(302, null)));
    assertEquals(
        Objects.requireNonNull(HttpUrl.parse("https://hub.example/x")),
        Redirects.ANY.next(reply(300, "/x")));
  }
}
