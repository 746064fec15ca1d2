package dev.janus.chat.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads the body of one reply, bounded after decompression. */
final class ReplyBody {

  /** No completion is larger, in bytes. */
  static final long MAXIMUM = 16L << 20;

  /** Of a reply that is no success, more is not read: it is shown to people only. */
  static final long MAXIMUM_OF_ERROR = 64L << 10;

  private final Call call;
  private final Response response;

  ReplyBody(Call call, Response response) {
    this.call = call;
    this.response = response;
  }

  String text() throws IOException {
    BufferedSource source = response.body().source();
    return response.isSuccessful() ? whole(source) : beginning(source);
  }

  private String whole(BufferedSource source) throws IOException {
    if (source.request(MAXIMUM + 1)) {
      // Closing alone would read on for a while, to use the connection again.
      call.cancel();
      throw new ReplyTooLargeException();
    }
    return source.readUtf8();
  }

  private String beginning(BufferedSource source) {
    try {
      if (source.request(MAXIMUM_OF_ERROR)) {
        call.cancel();
      }
    } catch (IOException e) {
      // The status alone tells what to do; what is said about it may be cut off.
      call.cancel();
    }
    return source.getBuffer().readUtf8();
  }
}
