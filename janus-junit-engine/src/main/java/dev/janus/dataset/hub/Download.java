package dev.janus.dataset.hub;

import dev.janus.dataset.cache.FileHash;
import dev.janus.dataset.cache.IncompleteBlob;
import dev.janus.dataset.row.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;

/** Receives one file: resumes, checks, and starts anew once when the content is not what it is. */
final class Download {

  private static final int BLOCK = 1 << 16;
  private static final int POINTER_MAXIMUM = 1024;
  private static final byte[] POINTER =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  private final HubConnection hub;
  private final String path;
  private final String commit;
  private final IncompleteBlob blob;
  private FileHead head;
  private Freshness location = Freshness.FRESH;
  private long reached;

  /** Whether the address of the content may still be used: it may be signed for some minutes. */
  private enum Freshness {
    FRESH,
    STALE
  }

  Download(HubConnection hub, String commit, String path, FileHead head, IncompleteBlob blob) {
    this.hub = hub;
    this.commit = commit;
    this.path = path;
    this.head = head;
    this.blob = blob;
  }

  /** Receives the content into the blob, and publishes it once it is known to be right. */
  void run() throws IOException, InterruptedException {
    Optional<Problem> first = receiveAndCheck();
    if (first.isPresent()) {
      hub.listener().retrying(first.get().where() + ": " + first.get().what(), Duration.ZERO);
      Optional<Problem> second = receiveAndCheck();
      if (second.isPresent()) {
        throw new HubException(second.get(), null);
      }
    }
    blob.publish();
  }

  private Optional<Problem> receiveAndCheck() throws IOException, InterruptedException {
    Optional<Problem> wrong = hub.attempts().make(this::receive, () -> reached);
    Optional<Problem> problem = wrong.isPresent() ? wrong : check();
    if (problem.isPresent()) {
      blob.discard();
    }
    return problem;
  }

  /** Makes one attempt; returns what is wrong with the content, if that is known already. */
  private Optional<Problem> receive() throws HubFault, InterruptedException {
    try {
      if (location == Freshness.STALE) {
        refresh();
      }
      if (blob.length() > head.size()) {
        blob.discard();
      }
      long already = blob.length();
      reached = already;
      hub.listener().fileStarted(path, head.size(), already);
      if (already == head.size()) {
        blob.append().close();
        return Optional.empty();
      }
      return receiveFrom(already);
    } catch (IOException e) {
      throw hub.diskFault(blob, head.size(), e);
    }
  }

  private void refresh() throws HubFault, InterruptedException {
    FileHead now = hub.head(commit, path);
    if (!now.etag().equals(head.etag()) || now.size() != head.size()) {
      throw HubFault.lasting(
          hub.problem(path, "changed while it was received", now.etag(), "run again"));
    }
    head = now;
    location = Freshness.FRESH;
  }

  private Optional<Problem> receiveFrom(long already)
      throws HubFault, InterruptedException, IOException {
    try (Response response =
        hub.transport().download(hub.repository(), path, head.location(), already)) {
      boolean anew = already > 0 && !continues(response, already);
      if (anew && (response.code() == 416 || response.code() == 206)) {
        blob.discard();
        return receive();
      }
      requireContent(response);
      if (anew) {
        blob.discard();
        hub.listener().fileStarted(path, head.size(), 0);
      }
      return copy(response);
    }
  }

  private static boolean continues(Response response, long already) {
    return response.code() == 206
        && response.header("Content-Range", "").startsWith("bytes %d-".formatted(already));
  }

  private void requireContent(Response response) throws HubFault {
    if (!response.isSuccessful()) {
      if (isExpired(response)) {
        location = Freshness.STALE;
        throw HubFault.passing(
            hub.problem(
                path,
                "the address of the content is not valid (HTTP %d)".formatted(response.code()),
                HubTransport.address(response.request().url()),
                "check the clock of this machine, and what is between here and there"),
            null);
      }
      throw hub.statuses().of(response, path);
    }
    String type = response.header("Content-Type", "").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") && !path.toLowerCase(Locale.ROOT).matches(".*\\.html?")) {
      throw HubFault.lasting(
          hub.problem(
              path,
              "a web page came instead of the file",
              "%s from %s".formatted(type, response.request().url().host()),
              "see whether a proxy wants you to log in, and check %s (%s)"
                  .formatted(HubEndpoint.VARIABLE, hub.settings().endpoint())));
    }
  }

  /** Addresses on other hosts are signed, and only for a while. */
  private boolean isExpired(Response response) {
    return (response.code() == 401 || response.code() == 403)
        && !hub.settings().endpoint().isOrigin(response.request().url());
  }

  private Optional<Problem> copy(Response response)
      throws HubFault, InterruptedException, IOException {
    InputStream in = response.body().byteStream();
    byte[] block = new byte[BLOCK];
    try (OutputStream out = blob.append()) {
      long length = blob.length();
      for (int count = read(in, block, response); count >= 0; count = read(in, block, response)) {
        out.write(block, 0, count);
        hub.listener().received(count);
        length += count;
        reached = length;
        if (length > head.size()) {
          return Optional.of(wrongLength("more"));
        }
      }
      return length < head.size()
          ? Optional.of(wrongLength("%d".formatted(length)))
          : Optional.empty();
    }
  }

  private int read(InputStream in, byte[] block, Response response)
      throws HubFault, InterruptedException {
    try {
      return in.read(block);
    } catch (IOException e) {
      HubTransport.rethrowInterrupt(e);
      throw hub.connectionFault(path, response.request().url(), e);
    }
  }

  private Problem wrongLength(String found) {
    return hub.problem(
        path,
        "the content has not the size that the hub names",
        "%s instead of %d bytes".formatted(found, head.size()),
        "run again; if it stays so, check "
            + HubEndpoint.VARIABLE
            + " and what is between here and there");
  }

  private Optional<Problem> check() throws IOException, InterruptedException {
    if (isPointer()) {
      blob.discard();
      throw new HubException(
          hub.problem(
              path,
              "is a pointer of Git LFS, not the file it points to",
              "%d bytes".formatted(head.size()),
              "tell the owner of the dataset to upload the file itself, or choose another revision"),
          null);
    }
    FileHash hash = FileHash.named(head.etag());
    String found = blob.hash(hash);
    if (hash == FileHash.NONE || found.equals(head.etag())) {
      return Optional.empty();
    }
    return Optional.of(
        hub.problem(
            path,
            "the content is damaged: its hash is not the one that the hub names",
            "%s instead of %s".formatted(found, head.etag()),
            "run again; if it stays so, check %s and what is between here and there"
                .formatted(HubEndpoint.VARIABLE)));
  }

  private boolean isPointer() throws IOException {
    if (head.size() > POINTER_MAXIMUM) {
      return false;
    }
    byte[] content = Files.readAllBytes(blob.file());
    return content.length > POINTER.length
        && Arrays.equals(content, 0, POINTER.length, POINTER, 0, POINTER.length);
  }
}
