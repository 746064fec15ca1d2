package dev.janus.chat.batch;

import java.io.IOException;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** A file as the body of a request, which is not read into memory. */
final class FileBody extends RequestBody {

  private static final MediaType JSON_LINES = MediaType.get("application/jsonl");

  private final Path file;

  FileBody(Path file) {
    this.file = file;
  }

  @Override
  public MediaType contentType() {
    return JSON_LINES;
  }

  @Override
  public long contentLength() {
    return file.toFile().length();
  }

  /** Keeps OkHttp from sending the request again on its own, as it does on 503 and 421. */
  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try (Source source = Okio.source(file.toFile())) {
      sink.writeAll(source);
    }
  }
}
