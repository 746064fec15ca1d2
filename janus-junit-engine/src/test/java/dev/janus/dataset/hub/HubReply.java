package dev.janus.dataset.hub;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A reply, to be changed by a script. */
record HubReply(int code, Map<String, String> headers, ByteString body, int sent) {

  static HubReply of(int code, Map<String, String> headers, String body) {
    return new HubReply(code, headers, ByteString.EMPTY, 0)
        .saying(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the reply with a header. */
  HubReply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HubReply(code, more, body, sent);
  }

  HubReply without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new HubReply(code, fewer, body, sent);
  }

  /** Returns the reply with another body, whose length it tells. */
  HubReply saying(byte[] other) {
    return new HubReply(code, headers, ByteString.of(other), other.length);
  }

  /** Returns the reply of which only the first bytes arrive before the connection breaks. */
  HubReply cutAfter(int bytes) {
    return new HubReply(code, headers, body, bytes);
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

  /** Makes an error of the hub's kind. */
  static UnaryOperator<HubReply> error(
      int status, @Nullable String code, @Nullable String message) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (code != null) {
      headers.put("X-Error-Code", code);
    }
    if (message != null) {
      headers.put("X-Error-Message", message);
    }
    return reply -> HubReply.of(status, headers, "{}");
  }
}
